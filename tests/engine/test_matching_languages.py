"""Headers as people write them in sixteen languages, each sheet matched as a whole."""

from __future__ import annotations

import pytest

from muster.engine.matching import match_columns
from muster.engine.matching.words import normalised
from tests.engine.sheets import FIELDS, table

NOTHING = ""
SHEETS: dict[str, dict[str, str]] = {
    "English": {
        "First Name *": "first_name", "Last Name *": "last_name", "Business e-mail": "email", "Personal e-mail": NOTHING,
        "Job Title (current)": "job_title", "Dept.": "department", "Line manager's e-mail": "manager_email",
        "How many mentees can you take?": "mentee_capacity", "Time zone": "time_zone", "E-mail opt out": NOTHING,
        "Created date": NOTHING, "Lead owner": NOTHING, "Company phone": NOTHING, "Emergency contact": NOTHING,
        "Number of employees": NOTHING, "I agree to share my details with my mentor": NOTHING, "Current number of mentees": NOTHING,
        "Membership status": NOTHING, "Candidate ID": NOTHING, "Name of university": NOTHING, "Years at company": NOTHING,
        "Phone country code": NOTHING, "Mobile": "phone", "Areas of expertise (choose all that apply)": "skills", "Date of birth (DD/MM/YYYY)": "birth_date",
    },
    "German": {
        "Vorname": "first_name", "Name": "last_name", "Dienstliche E-Mail-Adresse": "email", "E-Mail des Vorgesetzten": "manager_email",
        "Personalnr.": "employee_id", "Stellenbezeichnung": "job_title", "Abteilung": "department", "Standort": "location",
        "Geburtsdatum": "birth_date", "Eintrittsdatum": "start_date", "Notfallkontakt Telefon": NOTHING, "Geändert am": NOTHING,
        "Staerken": "skills", "Vorgesetzter": NOTHING, "Bemerkungen": "notes", "Anrede": NOTHING,
        "Name des Startups": "company", "Stipendienbeginn": NOTHING, "Abteilungsnummer": NOTHING, "E-Mail Buchhaltung": NOTHING,
        "Telefonnummer (mobil)": "phone", "Mitgliedsstatus": NOTHING, "Gruppen": NOTHING, "Jahre im Unternehmen": NOTHING,
    },
    "French": {
        "Prénom": "first_name", "Nom": "last_name", "Adresse e-mail professionnelle": "email", "Intitulé du poste": "job_title",
        "Service": "department", "Ville": "location", "Pays": "country", "Tél. portable": "phone", "Matricule": "employee_id",
        "Date d'embauche": "start_date", "Date de sortie": NOTHING, "Personne à contacter en cas d'urgence": NOTHING,
        "Qu'attendez-vous de ce programme ?": "goals", "Langues parlées": "language", "Civilité": NOTHING,
        "Nombre de salariés": NOTHING, "Adresse de l'entreprise": NOTHING, "Code service": NOTHING, "Numéro de poste": NOTHING,
        "Nom de l'école": NOTHING, "Statut étudiant": NOTHING,
    },
    "Spanish": {
        "Nombre": "first_name", "Apellidos": "last_name", "Correo electrónico": "email", "Correo del jefe directo": "manager_email",
        "Puesto": "job_title", "Área": "department", "Ciudad": "location", "País": "country", "Teléfono móvil": "phone",
        "Fecha de nacimiento": "birth_date", "Teléfono de emergencia": NOTHING, "Fecha de creación": NOTHING,
        "Habilidades": "skills", "Metas": "goals", "Observaciones": "notes", "Años de experiencia": "years_experience",
        "Número de empleado": "employee_id", "Número de empleados": NOTHING, "Nº de trabajadores": NOTHING,
    },
    "Portuguese": {
        "Nome completo": "full_name", "E-mail corporativo": "email", "Cargo": "job_title", "Departamento": "department",
        "Cidade": "location", "Celular": "phone", "Data de admissão": "start_date", "Data de nascimento": "birth_date",
        "Matrícula": "employee_id", "Gestor": NOTHING, "E-mail do gestor": "manager_email", "CPF": NOTHING, "Observações": "notes",
        "Número de funcionários": NOTHING, "Endereço da empresa": NOTHING, "Principais desafios": "goals",
    },
    "Italian": {
        "Nome": "first_name", "Cognome": "last_name", "Indirizzo e-mail": "email", "Qualifica": "job_title", "Reparto": "department",
        "Sede": "location", "Cellulare": "phone", "Data di assunzione": "start_date", "Codice fiscale": NOTHING, "Competenze": "skills",
        "Obiettivi": "goals", "Contatto di emergenza": NOTHING, "Matricola": "employee_id",
        "Numero dipendenti": NOTHING, "E-mail amministrazione": NOTHING, "Centralino": NOTHING, "Acconsento all'uso dei dati": NOTHING,
    },
    "Dutch": {
        "Voornaam": "first_name", "Tussenvoegsel": NOTHING, "Achternaam": "last_name", "Zakelijk e-mailadres": "email",
        "Functie": "job_title", "Afdeling": "department", "Leidinggevende": NOTHING, "E-mail leidinggevende": "manager_email",
        "Geboortedatum": "birth_date", "Datum in dienst": "start_date", "Mobiel": "phone", "Opmerkingen": "notes",
    },
    "Polish": {
        "Imię": "first_name", "Nazwisko": "last_name", "Adres e-mail": "email", "Stanowisko": "job_title", "Dział": "department",
        "Miasto": "location", "Kraj": "country", "Telefon komórkowy": "phone", "Data zatrudnienia": "start_date", "PESEL": NOTHING,
        "Umiejętności": "skills", "Cele": "goals", "Przełożony": NOTHING, "E-mail przełożonego": "manager_email", "Uwagi": "notes",
        "Członek od": NOTHING,
    },
    "Turkish": {
        "Adı": "first_name", "Soyadı": "last_name", "E-posta": "email", "Unvan": "job_title", "Departman": "department",
        "Şehir": "location", "Ülke": "country", "Cep telefonu": "phone", "İşe giriş tarihi": "start_date", "Doğum tarihi": "birth_date",
        "Sicil no": "employee_id", "Yöneticinin e-postası": "manager_email", "Beceriler": "skills", "Hedefler": "goals", "LinkedIn profiliniz": "linkedin_url",
    },
    "Swedish": {
        "Förnamn": "first_name", "Efternamn": "last_name", "E-postadress": "email", "Titel": "job_title", "Avdelning": "department",
        "Ort": "location", "Mobilnummer": "phone", "Anställningsdatum": "start_date", "Personnummer": NOTHING, "Närmaste chef": NOTHING,
        "Chefens e-post": "manager_email", "Kompetenser": "skills", "Max antal adepter": "mentee_capacity",
    },
    "Czech": {
        "Jméno": "first_name", "Příjmení": "last_name", "Pracovní e-mail": "email", "Pozice": "job_title", "Oddělení": "department",
        "Město": "location", "Země": "country", "Telefon": "phone", "Datum nástupu": "start_date", "Rodné číslo": NOTHING,
        "Nadřízený": NOTHING, "Dovednosti": "skills", "Cíle": "goals", "Poznámky": "notes",
    },
    "Russian": {
        "Фамилия": "last_name", "Имя": "first_name", "Отчество": NOTHING, "Электронная почта": "email", "Должность": "job_title",
        "Отдел": "department", "Город": "location", "Мобильный телефон": "phone", "Дата приема на работу": "start_date",
        "Табельный номер": "employee_id", "E-mail руководителя": "manager_email", "Навыки": "skills", "Цели": "goals",
        "Член с": NOTHING,
    },
    "Arabic": {
        "الاسم الأول": "first_name", "اسم العائلة": "last_name", "البريد الإلكتروني": "email", "المسمى الوظيفي": "job_title",
        "القسم": "department", "المدينة": "location", "رقم الجوال": "phone", "تاريخ التعيين": "start_date", "الرقم الوظيفي": "employee_id",
        "هاتف الطوارئ": NOTHING, "المهارات": "skills", "الأهداف": "goals", "ملاحظات": "notes",
    },
    "Japanese": {
        "社員番号": "employee_id", "氏名": "full_name", "フリガナ": NOTHING, "メールアドレス（会社）": "email", "部署": "department",
        "役職": "job_title", "勤務地": "location", "入社年月日": "start_date", "上司のメールアドレス": "manager_email", "電話番号": "phone",
        "緊急連絡先": NOTHING, "得意分野": "skills", "備考": "notes", "参加区分": "role", "興味のある業界": "interests",
    },
    "Chinese": {
        "工号": "employee_id", "姓名": "full_name", "公司邮箱": "email", "部门": "department", "职位": "job_title", "工作地点": "location",
        "手机号码": "phone", "入职日期": "start_date", "直属上级邮箱": "manager_email", "紧急联系人电话": NOTHING, "技能": "skills",
        "個人簡介": "bio", "備註": "notes",
    },
    "Korean": {
        "사번": "employee_id", "성명": "full_name", "회사 이메일": "email", "부서": "department", "직책": "job_title", "근무지": "location",
        "휴대폰 번호": "phone", "입사일": "start_date", "상사 이메일": "manager_email", "비상연락처": NOTHING, "전문 분야": "skills", "비고": "notes",
    },
}  # fmt: skip


@pytest.mark.parametrize("language", SHEETS)
def test_the_headers_of_a_language_find_their_fields(language: str) -> None:
    sheet = SHEETS[language]
    found = match_columns(table(list(sheet)), FIELDS)
    assert sheet == {match.header: match.field or NOTHING for match in found}


@pytest.mark.parametrize("language", [language for language in SHEETS if language != "English"])
def test_the_reason_names_the_language(language: str) -> None:
    found = match_columns(table(list(SHEETS[language])), FIELDS)
    assert any(f" in {language}" in match.reason for match in found)


@pytest.mark.parametrize(
    ("header", "words"),
    [
        pytest.param("firstName", "first name", id="camel case"),
        pytest.param("E-Mail_Adresse", "email adresse", id="e-mail is one word"),
        pytest.param("LinkedIn-Profil", "linkedin profil", id="a name with a capital inside"),
        pytest.param("Prénom d’usage", "prenom d usage", id="accents, apostrophes"),
        pytest.param("İŞ ÜNVANI", "is unvani", id="Turkish capitals"),
        pytest.param("ЁЛКА й", "елка и", id="Cyrillic marks"),
        pytest.param("ガス", "ガス", id="kana keep their marks"),
        pytest.param("Ｅｍａｉｌ", "email", id="wide letters"),
        pytest.param("البريد", "بريد", id="the Arabic article"),
        pytest.param("Skills", "skill", id="one of many"),
    ],
)
def test_a_header_is_read_as_words(header: str, words: str) -> None:
    assert words == normalised(header)
