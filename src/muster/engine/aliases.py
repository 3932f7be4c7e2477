"""What people call the fields of the standard profile in their headers: English, German, French, Spanish.

One place for all languages; spelling, case, accents and punctuation don't matter (`muster.engine.matching`).
"""

from __future__ import annotations

ALIASES: dict[str, tuple[str, ...]] = {
    "email": (
        "email", "e-mail", "mail", "email address", "e-mail address", "mail address", "email id", "work email",
        "business email", "company email", "corporate email", "contact email", "primary email", "participant email",
        "user email", "login", "username email", "emailaddress",
        "e-mail-adresse", "emailadresse", "mailadresse", "e-mail dienstlich", "geschäftliche e-mail", "e-post",
        "courriel", "adresse e-mail", "adresse mail", "adresse électronique", "mél", "adresse courriel",
        "correo", "correo electrónico", "dirección de correo", "dirección de correo electrónico", "email corporativo",
    ),
    "manager_email": (
        "manager email", "manager e-mail", "line manager email", "supervisor email", "boss email", "manager mail",
        "email of manager", "manager's email", "manager email address", "reports to email", "email manager",
        "e-mail vorgesetzter", "e-mail der führungskraft", "vorgesetzten e-mail", "e-mail führungskraft",
        "e-mail du responsable", "courriel du responsable", "e-mail du manager", "email n+1",
        "correo del jefe", "correo del responsable", "email del supervisor", "correo del supervisor",
    ),
    "first_name": (
        "first name", "given name", "forename", "firstname", "fname", "first", "christian name", "preferred name",
        "vorname", "rufname", "prénom", "nombre", "nombre de pila", "nombres",
    ),
    "last_name": (
        "last name", "surname", "family name", "lastname", "lname", "last", "second name",
        "nachname", "familienname", "zuname", "nom de famille", "nom", "patronyme", "apellido", "apellidos",
    ),
    "full_name": (
        "name", "full name", "display name", "participant", "participant name", "employee name", "person",
        "complete name", "your name", "fullname", "name of participant",
        "vollständiger name", "vor- und nachname", "teilnehmer", "teilnehmerin", "name vorname",
        "nom complet", "nom et prénom", "prénom et nom", "nom prénom",
        "nombre completo", "nombre y apellidos", "nombre y apellido", "participante",
    ),
    "employee_id": (
        "employee id", "employee number", "employee no", "emp id", "emp no", "staff id", "staff number", "staff no",
        "personnel number", "personnel id", "payroll number", "worker id", "associate id", "student id",
        "student number", "hr id", "id", "employeeid", "badge number",
        "personalnummer", "mitarbeiternummer", "personal-nr", "mitarbeiter-id", "matrikelnummer", "pers nr",
        "matricule", "numéro d'employé", "id employé", "numéro de matricule",
        "número de empleado", "id de empleado", "legajo", "código de empleado",
    ),
    "job_title": (
        "job title", "title", "position", "job", "job role", "occupation", "designation", "current position",
        "position title", "function", "job position", "profession",
        "stellenbezeichnung", "berufsbezeichnung", "funktion", "beruf", "tätigkeit", "stelle",
        "poste", "intitulé du poste", "fonction", "métier", "titre",
        "puesto", "cargo", "título", "puesto de trabajo", "ocupación",
    ),
    "department": (
        "department", "dept", "team", "division", "business unit", "unit", "business area", "faculty", "section",
        "org unit", "departement",
        "abteilung", "bereich", "fachbereich", "organisationseinheit", "fakultät",
        "département", "service", "direction", "équipe", "departamento", "área", "equipo", "unidad", "sección",
    ),
    "company": (
        "company", "organisation", "organization", "employer", "company name", "firm", "institution", "organisation name",
        "firma", "unternehmen", "arbeitgeber", "betrieb", "entreprise", "société", "employeur",
        "empresa", "compañía", "organización", "empleador",
    ),
    "location": (
        "location", "office", "city", "site", "office location", "work location", "based in", "town", "place",
        "campus", "where are you based", "base location",
        "standort", "ort", "stadt", "büro", "arbeitsort", "niederlassung", "dienstort",
        "lieu", "ville", "site de travail", "bureau", "lieu de travail", "ubicación", "ciudad", "oficina", "sede",
    ),
    "gender": (
        "gender", "sex", "gender identity", "geschlecht", "genre", "sexe", "género", "sexo", "pronouns gender",
    ),
    "phone": (
        "phone", "phone number", "telephone", "tel", "mobile", "mobile number", "mobile phone", "cell", "cell phone",
        "cellphone", "telephone number", "contact number", "phone no", "work phone", "business phone", "tel no",
        "telefon", "telefonnummer", "handy", "handynummer", "mobil", "mobilnummer", "rufnummer", "tel nr", "mobiltelefon",
        "téléphone", "numéro de téléphone", "portable", "mobile tél", "tél",
        "teléfono", "número de teléfono", "móvil", "celular", "teléfono móvil",
    ),
    "linkedin_url": (
        "linkedin", "linkedin url", "linkedin profile", "linkedin link", "linked in", "linkedin profile url",
        "linkedin-profil", "profil linkedin", "perfil de linkedin", "linkedin page",
    ),
    "start_date": (
        "start date", "hire date", "joining date", "date of joining", "date joined", "employment start", "started",
        "hired on", "date hired", "employee since", "employment date", "start", "joined company",
        "eintrittsdatum", "eintritt", "startdatum", "beginn", "einstellungsdatum", "im unternehmen seit",
        "date d'entrée", "date de début", "date d'embauche", "date d'arrivée",
        "fecha de inicio", "fecha de ingreso", "fecha de alta", "fecha de incorporación",
    ),
    "birth_date": (
        "birth date", "date of birth", "dob", "birthday", "birthdate", "born", "geburtsdatum", "geburtstag",
        "geb datum", "date de naissance", "né le", "fecha de nacimiento", "nacimiento",
    ),
    "years_experience": (
        "years experience", "years of experience", "experience years", "experience", "work experience years", "yoe",
        "years in industry", "yrs experience", "professional experience years", "how many years of experience",
        "berufserfahrung", "jahre berufserfahrung", "berufsjahre", "erfahrung in jahren", "jahre erfahrung",
        "années d'expérience", "expérience", "nombre d'années d'expérience", "años de experiencia", "experiencia",
    ),
    "mentee_capacity": (
        "mentee capacity", "capacity", "number of mentees", "max mentees", "how many mentees", "maximum mentees",
        "mentees max", "mentee limit", "anzahl mentees", "kapazität", "maximale anzahl mentees", "plätze",
        "capacité", "nombre de mentorés", "nombre de mentees", "capacidad", "número de mentees", "cupo",
    ),
    "country": (
        "country", "country of residence", "nation", "country region", "country code", "land", "staat", "herkunftsland",
        "pays", "pays de résidence", "país", "país de residencia",
    ),
    "time_zone": (
        "time zone", "timezone", "tz", "your time zone", "zeitzone", "fuseau horaire", "fuseau", "zona horaria",
        "huso horario",
    ),
    "language": (
        "language", "preferred language", "native language", "mother tongue", "spoken language", "lang",
        "sprache", "muttersprache", "bevorzugte sprache", "langue", "langue maternelle", "langue préférée",
        "idioma", "lengua", "idioma preferido", "lengua materna",
    ),
    "skills": (
        "skills", "skill", "expertise", "competencies", "areas of expertise", "strengths", "skill set", "key skills",
        "competences", "can help with", "fähigkeiten", "kenntnisse", "kompetenzen", "stärken", "fachgebiete",
        "expertisen", "compétences", "savoir-faire", "domaines d'expertise", "habilidades", "competencias",
        "conocimientos", "áreas de experiencia",
    ),
    "interests": (
        "interests", "interest", "hobbies", "topics of interest", "areas of interest", "topics", "interested in",
        "interessen", "interessengebiete", "themen", "hobbys", "centres d'intérêt", "intérêts", "loisirs",
        "intereses", "temas de interés", "aficiones",
    ),
    "goals": (
        "goals", "goal", "objectives", "mentoring goals", "development goals", "what do you want to achieve",
        "learning goals", "career goals", "expectations", "aims",
        "ziele", "ziel", "entwicklungsziele", "lernziele", "erwartungen", "objectifs", "buts", "attentes",
        "objetivos", "metas", "expectativas",
    ),
    "bio": (
        "bio", "biography", "about", "about me", "about you", "profile", "summary", "introduction", "short bio",
        "tell us about yourself", "description", "kurzbiografie", "über mich", "lebenslauf", "vorstellung", "profil",
        "biographie", "à propos", "présentation", "biografía", "sobre mí", "presentación",
    ),
    "notes": (
        "notes", "note", "comments", "comment", "remarks", "remark", "other", "additional information", "anything else",
        "notizen", "notiz", "bemerkungen", "bemerkung", "anmerkungen", "kommentar", "hinweise",
        "remarques", "commentaires", "commentaire", "notas", "observaciones", "comentarios",
    ),
    "role": (
        "role", "mentoring role", "participant role", "program role", "programme role", "mentor or mentee",
        "mentor/mentee", "mentor mentee", "participant type", "type", "rolle", "teilnahme als", "mentoring-rolle",
        "rôle", "rol", "papel", "tipo de participante", "role in program",
    ),
    "status": (
        "status", "state", "participant status", "account status", "zustand", "statut", "état", "estado", "situación",
    ),
}  # fmt: skip

OWNER_WORDS = frozenset((
    "emergency", "manager", "managers", "supervisor", "supervisors", "boss", "parent", "parents", "guardian", "spouse",
    "partner", "assistant", "secretary", "referee", "reference", "next", "kin", "line", "hr", "buddy", "contact",
    "created", "modified", "updated", "deleted", "submitted", "submission", "completed", "completion", "registration",
    "registered", "response", "last", "end", "expiry", "expiration", "termination", "leaving", "exit", "previous",
    "former", "old", "alternative", "alternate", "secondary", "second", "backup", "desired", "preferred", "wanted",
    "company", "mentor", "mentors", "mentee", "mentees", "coach", "file", "sheet", "user", "domain", "school",
    "notfall", "vorgesetzter", "vorgesetzte", "vorgesetzten", "führungskraft", "chef", "eltern", "erstellt", "geändert",
    "aktualisiert", "anmeldung", "austritt", "ende", "letzte", "urgence", "responsable", "supérieur", "créé", "modifié",
    "fin", "dernier", "dernière", "emergencia", "jefe", "creado", "modificado", "último", "última", "salida",
))  # fmt: skip
"""Words in a header that make it somebody or something else's, unless the field's own name has them."""

NOISE_WORDS = frozenset((
    "the", "a", "an", "your", "my", "of", "please", "enter", "what", "is", "are", "you", "participant", "participants",
    "official", "primary", "main", "work", "business", "full", "current", "required", "optional", "mandatory", "field",
    "in", "at", "for", "and", "or", "if", "any", "employee", "personal", "s", "to", "select", "choose", "all", "that",
    "apply", "list", "format",
    "comma", "semicolon", "separated", "separate", "with", "by", "values", "multiple", "do",
    "have", "e", "g", "eg", "etc", "ihre", "ihr", "dein", "deine", "bitte", "der", "die",
    "das", "des", "votre", "vos", "le", "la", "les", "du", "de", "su", "tu", "el", "los", "las", "del", "pflichtfeld",
    "obligatoire", "obligatorio", "dienstlich", "geschäftlich", "professionnel", "profesional", "yyyy", "mm", "dd",
))  # fmt: skip
"""Words in a header that say nothing about what its column holds."""
