"""What people answer to the choices of a profile, in many languages and abbreviations: one line a meaning.

A word may stand in several lines; it decides only where one option of the field shares a line with it. Days, months,
languages and countries are not here: Babel knows them.
"""

from __future__ import annotations

from functools import cache

from muster.engine.fields.spelling import bare, spellings

_LINES = """
Engineering|Eng|Engr|Ingenieurwesen|Technik|Ingénierie|Ingeniería|Engenharia|Ingegneria|Inżynieria|Mühendislik|Teknik|Inženýrství|Инженерия|Инженерный отдел|الهندسة|هندسة|エンジニアリング|技術|工程|工程部|엔지니어링|기술
Sales|Vertrieb|Verkauf|Ventes|Ventas|Comercial|Vendas|Vendite|Commerciale|Verkoop|Sprzedaż|Satış|Försäljning|Prodej|Obchod|Продажи|Отдел продаж|المبيعات|مبيعات|営業|営業部|销售|销售部|銷售|영업|영업부|Salg|Myynti
Marketing|Mktg|Mkt|Mercadotecnia|Маркетинг|التسويق|تسويق|マーケティング|市场|市场部|市場部|市场营销|마케팅|Pazarlama|Marknadsföring|Markkinointi|Markedsføring
Human Resources|HR|H.R.|Personalabteilung|Personalwesen|Ressources humaines|RH|R.H.|DRH|Recursos humanos|RRHH|RR.HH.|Risorse umane|Personeelszaken|P&O|Kadry|Zasoby ludzkie|İnsan kaynakları|İK|Personalavdelningen|Lidské zdroje|Personální|Отдел кадров|Кадры|Управление персоналом|الموارد البشرية|人事|人事部|人力资源|人力资源部|人力資源|인사|인사부|인사팀|People|People & Culture|People Operations|People Ops|Personnel
Finance|Fin|Finanzen|Finanzwesen|Finances|Finanzas|Finanças|Finanza|Financiën|Finanse|Finans|Ekonomi|Финансы|Финансовый отдел|المالية|財務|財務部|财务|财务部|재무|재무팀|Talous|Økonomi
Accounting|Acct|Accounts|Accountancy|Buchhaltung|Rechnungswesen|Comptabilité|Contabilidad|Contabilidade|Contabilità|Boekhouding|Księgowość|Muhasebe|Redovisning|Účetnictví|Бухгалтерия|المحاسبة|محاسبة|経理|経理部|会计|會計|회계|Kirjanpito|Regnskab
Legal|Legal Affairs|Law|Recht|Rechtsabteilung|Juridique|Jurídico|Legale|Juridisch|Juridische zaken|Dział prawny|Prawny|Hukuk|Juridik|Právní|Юридический отдел|الشؤون القانونية|القانونية|法務|法務部|法务|法务部|법무|법무팀|Lakiasiat
Information Technology|IT|I.T.|ICT|EDV|Informationstechnologie|Informationstechnik|Informatique|DSI|Informática|Tecnologías de la información|TI|T.I.|Tecnologia da informação|Informatica|Tecnologie informatiche|Informatyka|Bilgi teknolojileri|BT|Informační technologie|Информационные технологии|ИТ|Отдел ИТ|تكنولوجيا المعلومات|تقنية المعلومات|情報システム|情報技術|信息技术|信息技术部|資訊科技|정보기술|전산|Tietotekniikka
Research & Development|R&D|R & D|R+D|R and D|RnD|Forschung und Entwicklung|Forschung & Entwicklung|F&E|FuE|F+E|Recherche et développement|Recherche & développement|R et D|Investigación y desarrollo|I+D|I&D|Pesquisa e desenvolvimento|P&D|Investigação e desenvolvimento|Ricerca e sviluppo|R&S|Onderzoek en ontwikkeling|Badania i rozwój|B+R|B&R|Araştırma ve geliştirme|Ar-Ge|ArGe|Forskning och utveckling|FoU|Výzkum a vývoj|Исследования и разработки|НИОКР|البحث والتطوير|研究開発|研发|研发部|研究与开发|研發|연구개발|Tutkimus ja kehitys|T&K
Learning & Development|L&D|Weiterbildung|Personalentwicklung|Formation|Formación|Capacitación|Formazione|Opleiding|Szkolenia|Eğitim ve gelişim|Utbildning|Vzdělávání|Обучение и развитие|التدريب والتطوير|人材開発|培训|교육
Mergers & Acquisitions|M&A|Fusionen und Übernahmen|Fusions et acquisitions|Fusiones y adquisiciones|Fusões e aquisições|Fusioni e acquisizioni
Quality Assurance|QA|Q.A.|Qualitätssicherung|QS|Assurance qualité|Aseguramiento de la calidad|Garantia da qualidade|Garanzia di qualità|Kwaliteitsborging|Zapewnienie jakości|Kalite güvence|Kvalitetssäkring|Контроль качества|ضمان الجودة|品質保証|质量保证|품질보증
Operations|Ops|Betrieb|Opérations|Exploitation|Operaciones|Operações|Operazioni|Operaties|Operacje|Operasyon|Operasyonlar|Drift|Provoz|Операции|Операционный отдел|العمليات|オペレーション|运营|运营部|營運|운영
Production|Manufacturing|Mfg|Produktion|Fertigung|Fabrication|Producción|Produção|Produzione|Productie|Produkcja|Üretim|Výroba|Производство|الإنتاج|製造|生産|生产|生产部|생산|Tuotanto
Purchasing|Procurement|Einkauf|Beschaffung|Achats|Compras|Acquisti|Inkoop|Zakupy|Zaopatrzenie|Satın alma|Inköp|Nákup|Закупки|Отдел закупок|المشتريات|購買|調達|采购|采购部|採購|구매|Ostot|Indkøb
Logistics|Logistik|Logistique|Logística|Logistica|Logistiek|Logistyka|Lojistik|Logistika|Логистика|اللوجستيات|物流|物流部|물류|Logistiikka
Customer Service|Customer Support|Kundenservice|Kundendienst|Service client|Servicio al cliente|Atención al cliente|Atendimento ao cliente|Apoio ao cliente|Servizio clienti|Assistenza clienti|Klantenservice|Obsługa klienta|Müşteri hizmetleri|Kundservice|Kundtjänst|Zákaznický servis|Обслуживание клиентов|Служба поддержки|خدمة العملاء|カスタマーサービス|客服|客户服务|客服部|고객서비스|고객지원|Asiakaspalvelu|Kundeservice
Communications|Comms|Kommunikation|Unternehmenskommunikation|Communication|Comunicación|Comunicaciones|Comunicação|Comunicazione|Communicatie|Komunikacja|İletişim|Komunikace|Коммуникации|الاتصالات|広報|传播|公关|홍보|Viestintä
Management|Mgmt|Geschäftsführung|Geschäftsleitung|Direction|Dirección|Gestão|Direzione|Directie|Zarząd|Yönetim|Ledning|Vedení|Руководство|Менеджмент|الإدارة|経営|管理|管理层|경영|Johto|Ledelse
Administration|Admin|Verwaltung|Administración|Administração|Amministrazione|Administratie|Administracja|İdari işler|Správa|Администрация|الشؤون الإدارية|総務|総務部|行政|行政部|총무|Hallinto
Product Management|Produktmanagement|Gestion de produit|Gestión de producto|Gestão de produto|Productmanagement|Zarządzanie produktem|Ürün yönetimi|Produktledning|Produktový management|Управление продуктом|إدارة المنتجات|プロダクトマネジメント|产品管理|产品部|제품관리
Design|Conception|Diseño|Projektowanie|Tasarım|Дизайн|التصميم|デザイン|设计|設計|设计部|디자인|Gestaltung
Data Science|Datenwissenschaft|Science des données|Ciencia de datos|Ciência de dados|Scienza dei dati|Veri bilimi|Datová věda|Наука о данных|علم البيانات|データサイエンス|数据科学|데이터 사이언스
Consulting|Beratung|Conseil|Consultoría|Consultoria|Consulenza|Advies|Doradztwo|Danışmanlık|Rådgivning|Poradenství|Консалтинг|الاستشارات|コンサルティング|咨询|컨설팅
Education|Bildung|Éducation|Educación|Educação|Istruzione|Onderwijs|Edukacja|Eğitim|Vzdělání|Образование|التعليم|教育|교육
Health|Healthcare|Health care|Gesundheit|Gesundheitswesen|Santé|Salud|Saúde|Sanità|Salute|Gezondheidszorg|Zdrowie|Sağlık|Hälsa|Zdravotnictví|Здоровье|Здравоохранение|الصحة|医療|健康|医疗|의료|건강|Terveys
Male|M|Man|Männlich|Mann|Herr|Homme|Masculin|Hombre|Masculino|Homem|Maschio|Uomo|Maschile|Mannelijk|Mężczyzna|Erkek|Muž|Мужской|Мужчина|ذكر|男性|男|남성|남자|남|Mies|Mand
Female|F|W|Woman|Weiblich|Frau|Femme|Féminin|Mujer|Femenino|Mulher|Feminino|Femmina|Donna|Femminile|Vrouwelijk|Vrouw|Kobieta|Kadın|Kvinna|Žena|Женский|Женщина|أنثى|女性|女|여성|여자|여|Nainen|Kvinde
Non-binary|Nonbinary|Enby|NB|Nichtbinär|Divers|Non binaire|No binario|Não binário|Non binario|Non-binair|Niebinarna|İkili olmayan|Icke-binär|Nebinární|Небинарный|ノンバイナリー|非二元|논바이너리
Prefer not to say|Prefer not to answer|I prefer not to say|Rather not say|Undisclosed|Keine Angabe|k. A.|Möchte ich nicht sagen|Préfère ne pas répondre|Ne souhaite pas répondre|Prefiero no decirlo|Prefiero no responder|Prefiro não dizer|Prefiro não responder|Preferisco non rispondere|Zeg ik liever niet|Wolę nie podawać|Belirtmek istemiyorum|Vill inte uppge|Nechci uvést|Предпочитаю не указывать|أفضل عدم الإجابة|أفضل عدم القول|回答しない|不愿透露|不願透露|응답하지 않음
Junior|Jr|Jr.|Júnior|Джуниор|ジュニア|初级|주니어
Senior|Sr|Sr.|Sénior|Сеньор|シニア|高级|시니어
Beginner|Entry level|Anfänger|Anfängerin|Einsteiger|Débutant|Débutante|Principiante|Iniciante|Beginnend|Początkujący|Başlangıç|Nybörjare|Začátečník|Начинающий|Начальный|مبتدئ|初心者|初級|初学者|초급|Aloittelija
Intermediate|Mittelstufe|Mittel|Intermédiaire|Intermedio|Intermediário|Gemiddeld|Średniozaawansowany|Orta|Mellannivå|Středně pokročilý|Средний|متوسط|中級|中级|중급
Advanced|Fortgeschritten|Fortgeschrittene|Avancé|Avanzado|Avançado|Avanzato|Gevorderd|Zaawansowany|İleri|Avancerad|Pokročilý|Продвинутый|متقدم|上級|高級|고급
Expert|Experte|Expertin|Experto|Experta|Especialista|Esperto|Ekspert|Uzman|Odborník|Эксперт|خبير|エキスパート|专家|專家|전문가
Weekly|Every week|Once a week|Wöchentlich|Hebdomadaire|Chaque semaine|Une fois par semaine|Semanal|Semanalmente|Cada semana|Settimanale|Wekelijks|Co tydzień|Tygodniowo|Haftalık|Veckovis|Varje vecka|Týdně|Každý týden|Еженедельно|Раз в неделю|أسبوعي|أسبوعيا|毎週|週1回|每周|每週|매주|주 1회|Viikoittain
Every two weeks|Biweekly|Bi-weekly|Fortnightly|Alle zwei Wochen|Vierzehntägig|14-tägig|Toutes les deux semaines|Bimensuel|Quincenal|Cada dos semanas|Quinzenal|A cada duas semanas|Ogni due settimane|Om de week|Tweewekelijks|Co dwa tygodnie|İki haftada bir|Varannan vecka|Jednou za dva týdny|Раз в две недели|كل أسبوعين|隔週|每两周|每兩週|격주
Monthly|Every month|Once a month|Monatlich|Mensuel|Chaque mois|Une fois par mois|Mensual|Mensal|Mensile|Maandelijks|Co miesiąc|Miesięcznie|Aylık|Månadsvis|Varje månad|Měsíčně|Ежемесячно|Раз в месяц|شهري|شهريا|毎月|月1回|每月|매월|월 1회|Kuukausittain
Quarterly|Every quarter|Vierteljährlich|Quartalsweise|Trimestriel|Trimestral|Trimestrale|Per kwartaal|Kwartalnie|Üç ayda bir|Kvartalsvis|Čtvrtletně|Ежеквартально|ربع سنوي|四半期ごと|每季度|분기별
Daily|Every day|Täglich|Quotidien|Tous les jours|Diario|A diario|Diariamente|Giornaliero|Dagelijks|Codziennie|Günlük|Dagligen|Denně|Ежедневно|يومي|يوميا|毎日|每天|매일
In person|Face to face|Face-to-face|F2F|On site|Onsite|Persönlich|Vor Ort|Präsenz|En personne|En présentiel|Présentiel|En persona|Presencial|Presencialmente|Di persona|In presenza|Persoonlijk|Osobiście|Stacjonarnie|Yüz yüze|På plats|Osobně|Лично|Очно|شخصيا|حضوريا|対面|面对面|线下|面對面|대면
Online|Remote|Remotely|Virtual|Virtually|Virtuell|En ligne|À distance|Distanciel|En línea|A distancia|Virtualmente|A distância|Da remoto|Op afstand|Zdalnie|Uzaktan|Çevrimiçi|På distans|Vzdáleně|Онлайн|Удалённо|Дистанционно|عبر الإنترنت|عن بعد|オンライン|リモート|线上|在线|線上|온라인|비대면|Etänä
Hybrid|Hybride|Híbrido|Ibrido|Hybrydowo|Hibrit|Hybridní|Гибрид|Гибридный|هجين|ハイブリッド|混合|하이브리드
Phone|By phone|Telephone|Telefon|Telefonisch|Téléphone|Par téléphone|Teléfono|Por teléfono|Telefone|Telefono|Telefoon|Telefonicznie|Telefonla|Per telefon|Телефон|По телефону|الهاتف|電話|电话|전화|Puhelin
E-mail|By e-mail|Mail|Per E-Mail|Courriel|Courrier électronique|Correo electrónico|Correo|Posta elettronica|E-posta|E-post|Электронная почта|البريد الإلكتروني|メール|电子邮件|邮件|電子郵件|이메일|Sähköposti
Full-time|Full time|FT|Vollzeit|Temps plein|À temps plein|Tiempo completo|Jornada completa|Tempo integral|Tempo inteiro|Tempo pieno|Voltijd|Fulltime|Pełny etat|Tam zamanlı|Heltid|Plný úvazek|Полная занятость|Полный день|دوام كامل|フルタイム|正社員|全职|全職|전일제|정규직|Kokoaikainen
Part-time|Part time|PT|Teilzeit|Temps partiel|À temps partiel|Tiempo parcial|Media jornada|Meio período|Tempo parcial|Tempo parziale|Deeltijd|Parttime|Niepełny etat|Część etatu|Yarı zamanlı|Deltid|Částečný úvazek|Частичная занятость|Неполный день|دوام جزئي|パートタイム|兼职|兼職|시간제|Osa-aikainen
Bachelor|Bachelor's|Bachelor's degree|BA|BSc|B.A.|B.Sc.|Undergraduate degree|Licence|Licenciatura|Grado|Bacharelado|Laurea triennale|Licencjat|Lisans|Kandidatexamen|Bakalář|Бакалавр|بكالوريوس|学士|學士|학사|Kandidaatti
Master|Master's|Master's degree|MA|MSc|M.A.|M.Sc.|Maîtrise|Máster|Maestría|Mestrado|Laurea magistrale|Magister|Yüksek lisans|Masterexamen|Magistr|Магистр|ماجستير|修士|硕士|碩士|석사|Maisteri
Doctorate|PhD|Ph.D.|Doctoral degree|DPhil|Promotion|Doktor|Doctorat|Doctorado|Doutorado|Doutoramento|Dottorato|Doctoraat|Doktorat|Doktora|Doktorsexamen|Doktorát|Доктор наук|دكتوراه|博士|박사|Tohtori
Student|Studierende|Studierender|Studentin|Étudiant|Étudiante|Estudiante|Estudante|Studente|Studentessa|Öğrenci|Студент|Студентка|طالب|طالبة|学生|學生|학생|Opiskelija|Studerende
Alumni|Alumnus|Alumna|Alum|Ehemalige|Ehemaliger|Ancien élève|Anciens élèves|Ancien étudiant|Egresado|Exalumno|Ex-alumno|Ex-aluno|Ex studente|Absolwent|Mezun|Absolvent|Выпускник|خريج|خريجون|卒業生|校友|졸업생|동문
Leadership|Führung|Führungskompetenz|Leitung|Liderazgo|Liderança|Leiderschap|Przywództwo|Liderlik|Ledarskap|Лидерство|القيادة|リーダーシップ|领导力|領導力|리더십|Johtajuus
Networking|Netzwerken|Réseautage|Trabajo en red|Netwerken|Budowanie sieci kontaktów|Ağ kurma|Nätverkande|Нетворкинг|بناء العلاقات|人脈づくり|人脉|네트워킹
Career Development|Career|Karriereentwicklung|Karriere|Développement de carrière|Évolution de carrière|Desarrollo profesional|Desarrollo de carrera|Desenvolvimento de carreira|Sviluppo di carriera|Loopbaanontwikkeling|Rozwój kariery|Kariyer gelişimi|Karriärutveckling|Kariérní rozvoj|Развитие карьеры|تطوير المسار المهني|التطوير المهني|キャリア開発|职业发展|職涯發展|경력 개발
Work-life balance|Vereinbarkeit|Work life balance|Équilibre vie professionnelle|Equilibrio vida laboral|Conciliación|Equilíbrio vida-trabalho|Equilibrio vita-lavoro|İş-yaşam dengesi|Баланс работы и жизни|ワークライフバランス|工作与生活平衡|일과 삶의 균형
Other|Others|Sonstiges|Sonstige|Andere|Anderes|Autre|Autres|Otro|Otra|Otros|Outro|Outros|Altro|Altri|Overig|Anders|Inne|Inny|Diğer|Annat|Övrigt|Jiné|Ostatní|Другое|Прочее|أخرى|آخر|その他|其他|其它|기타|Muu|Andet
None|Keine|Keines|Aucun|Aucune|Ninguno|Ninguna|Nenhum|Nenhuma|Nessuno|Nessuna|Geen|Brak|Żaden|Hiçbiri|Ingen|Inget|Žádný|Žádné|Нет|Ничего|لا شيء|なし|无|無|없음
"""


@cache
def meanings() -> dict[str, frozenset[int]]:
    """The bare spelling of every word → the lines it stands in."""
    found: dict[str, set[int]] = {}
    for number, line in enumerate(_LINES.strip().splitlines()):
        for word in line.split("|"):
            for spelling in spellings(word):
                found.setdefault(spelling, set()).add(number)
    return {spelling: frozenset(lines) for spelling, lines in found.items()}


def meanings_of(text: str) -> frozenset[int]:
    """The lines that a text stands in, however it is spelt; empty where it is not known."""
    return meanings().get(bare(text), frozenset())
