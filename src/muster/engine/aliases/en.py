"""English."""

from muster.engine.aliases.language import Language

LANGUAGE = Language(
    "en",
    "English",
    names={
        "email": """e-mail, email, mail, email address, e-mail address, mail address, email id, work email, business email,
            company email, corporate email, contact email, primary email, participant email, user email, ~login,
            username email, email primary, email work, work email address, business email address, email business,
            preferred email, preferred email address, official email, office email, student email, university email,
            school email, college email, campus email, institutional email, organization email, internet address,
            primary email address, email addresses, recipient email, recipient email address, mail id, ~user principal name,
            ~userprincipalname, ~upn, primary smtp address, internet e-mail, email value, home email, personal email,
            private email, your email, sis email, ~user name, ~username, ~login id, ~sign in name, smtp, eml, email add, e mail add, email addr, internet mail,
            what is your email address, email we can reach you at, best email to reach you,
            registered email, registration email, registered email address, registration email address, invitee email, account email, google account
            email, notification email, email for notifications, email for correspondence, email for contact, contact email address, participant email
            address, alumni email, coachee email, mentee's own email, e-mail of participant, email at work, employee email, employee email address,
            staff email, staff email address, member email, learner email, volunteer email, applicant email, candidate email, delegate email,
            registrant email, attendee email, respondent email, respondent's email, email of respondent, your work email, your business email, email
            account, mailbox, primary e-mail, main email, e-mail addr, email 1, email1, email address 1, emailaddress1, what email should we use,
            which email can we reach you at, best email address to contact you, email used to sign up, sign up email, contact mail, main contact
            email, internal email, ldap mail, o365 email, office 365 email, gsuite email, google email, windows account email,
            email address you check most often, email you check most often, email you use most often,
            best email to reach you on, what's the best email to reach you on, what's your email, what's your email address, what is your work
            email, what is your work email address, what is your university email, your email address, your university email, nhs mail, nhs email,
            firm email, firm email address, bank email, agency email, trust email, council email, hospital email, charity email, ministry email,
            office 365 mail, faculty email, faculty email address, uni email, uni mail, school mail, student mail, student email address, university
            email address, email university, email work address, workmail, work mail, work e mail address, email primary work, primary work email,
            business email information email address, email information email address, work contact work email, email address work, email address
            business, email work primary, email office, official mail, official email address, official email id, email id official, company mail,
            company mail id, corporate mail, corporate email id, corporate email address, goremal email address, goremal email, email of the
            participant, email for mentoring, mentoring email, contact e mail address, email correspondence, emailadr, email adress, e mail adress,
            mail adress, mailadress, email contact, primary contact email, main contact email address, main email address,
            business mail address, mail work, your council email address, council email address""",
        "manager_email": """manager email, line manager email, supervisor email, boss email, manager mail, email of manager,
            manager's email, manager email address, reports to email, email manager, direct manager email,
            reporting manager email, supervisor's email, line manager's email, manager work email, team lead email,
            people manager email, email of line manager, email of supervisor, your manager's email, manager id email,
            supervisor email address, managers e-mail address, leader email, manager mail address, mgr email, mgr e-mail, supv email, hiring manager email, manager eml,
            reporting to email, reports to email address, reports to work email, email of your line manager, email of your manager, email address of
            your manager, email address of your line manager, line manager email address, line manager's email address, your line manager's email,
            your line manager's email address, your manager's email address, what is your manager's email, direct supervisor email, immediate
            supervisor email, immediate manager email, first line manager email, solid line manager email, primary manager email, people leader
            email, team leader email, team manager email, ward manager email, department manager email, head of department email, manager primary
            work email, manager work email address, manager's work email, worker's manager email, supervisor work email, supervisor mail, reporting
            manager email id, reporting manager mail, rm email, lm email, functional manager work email, supervisor e mail id,
            supervising partner email, ~hiring manager mail""",
        "first_name": """first name, given name, forename, firstname, fname, first, christian name, preferred name,
            preferred first name, legal first name, name first, first name preferred, given names, givenname, nickname,
            known as, goes by, first names, first given name, chosen name, name given, recipient first name, first nm, f name, fn,
            given, given nm, first names preferred, first name s, your first name, what is your first name, forename s, forenames, calling name, first
            and middle name, first middle name, first name and middle name, first name middle name, first name middle initial, firstname preferred,
            participant first name, name 1 given,
            what should we call you first name, what's your first name, whats your first name, hi what's your first name, first names in full, first
            name as on badge, first name as in passport, first name legal, legal first, legal given name, legal forename, name first name, given
            name s, given name first name, first given, emp first, employee first name, student first name, student given name, worker first name,
            volunteer first name, contact first name, member first name, mentee first name own, attendee first name, participant given name, user
            first name, forename 1, forename one, first name 1, name 1,
                forename1,
            ~contact person first name, ~representative first name""",
        "last_name": """last name, surname, family name, lastname, lname, last, ~second name, legal last name, name last, sn,
            preferred last name, family names, surnames, last names, name family, recipient last name, last nm, familyname, l name, ln,
            family, family nm, surname s, your last name, your surname, what is your last name, what is your surname, what is your family name, second
            surname combined, last name s, participant last name, current last name, current surname, legal surname,
            and your last name, and your surname, what's your last name, what's your surname, last name legal, legal last, legal family name, last
            name surname, surname last name, surname family name, family name surname, name last name, last name as in passport, surname as on
            badge, surname as in passport, emp last, employee last name, employee surname, student last name, student surname, worker last name,
            volunteer last name, contact last name, member last name, attendee last name, participant surname, participant family name, user last
            name, surname 1, last name 1, name 2,
            ~contact person last name, ~representative last name""",
        "full_name": """name, full name, display name, participant, participant name, employee name, person, complete name,
            your name, fullname, name of participant, first and last name, last and first name, name last first,
            preferred full name, student name, student, employee, attendee, attendee name, member, member name, contact name,
            user full name, worker, worker name, legal name, candidate, candidate name, applicant name, applicant, cn,
            common name, displayname, first name and last name, formatted name, full legal name, last name first name,
            first name last name, person name, sortable name, ~user, name and surname, delegate name, volunteer name,
            surname and first name, name surname, colleague, colleague name, reporter name, who are you, full names,
            what is your name, what is your full name, coachee, coachee name, protege, protege name, newcomer, newcomer name, new joiner, new joiner
            name, new starter, new hire, new hire name, registrant, registrant name, invitee, invitee name, trainee, trainee name, delegate, nominee,
            nominee name, ~speaker, speaker name, ~learner, learner name, ~volunteer, pupil name, alumni name, alumnus name, alumna name, ~fellow,
            fellow name, scholar name, intern name, apprentice name, tutee, tutee name, client name, guest name, staff name, staff member, team
            member, team member name, preferred name and surname, first last, last first, lastfirst, name of employee, name of student, name of
            volunteer, respondent name, your full name, ~contact, resource name, ~resource, mentee full name, legal full name, name as per
            id, name as on id, name in full,
            what is your name first and last, what is your first and last name, name first and last, name first last, name last name first name,
            name last first name, your name first and last, full name as on badge, full name as in passport, full name of participant, full name of
            mentee, full name of student, student full name, employee full name, payroll name, preferred display name, name of the participant, name
            of person, name in block capitals, worker full name, volunteer full name, last name and first name, surname forename, surname first
            name, surname and forename, surname comma forename, forename surname, forename and surname, names, who is this, name and last name,
            first name surname,
            fee earner, founder name, name of representative, registered name, what should we call you, ~contact person,
            please tell us your name, tell us your name""",
        "employee_id": """employee id, employee number, employee no, emp id, emp no, staff id, staff number, staff no,
            personnel number, personnel id, payroll number, worker id, associate id, student id, student number, hr id, ~id,
            employeeid, ~badge number, person number, ~person id, ~user sys id, employee code, emp code, ee id, empl id, emplid,
            employee ref, staff code, ~sis id, banner id, id number, ~person id external, colleague id,
            hris id, workday id, assignment number, national insurance staff number, member id,
            membership number, ~external id, matriculation number, student no, university id, ~unique id, ~uid,
            employee #, emp #, student #, id no, payroll id, clock number, global id, corporate id, personal number,
            ~user id, sis user id, employeenumber, pers no, personnel no, worker number, company id number, ~participant id,
            associate number, associate no, staff ref, alumni id, learner id, pers number, staff num, emp num, emp number,
            badge id, badge no, staff reference, employee reference, employee identifier, staff identifier, person identifier, org defined id,
            orgdefinedid, learner ref, learner reference, learner number, student ref, student reference, student identifier, student id number,
            enrolment number, enrollment number, registration number student, roll number, roll no, admission number, candidate number, xref code,
            xrefcode, tutor no, volunteer number, volunteer id, volunteer no, volunteer reference, participant number, participant no, participant
            ref, participant reference, client ref, client reference, client id, member no, member number, alumni number, constituent id, user unique
            id, unique user id, employee unique id, file number, payroll no, payroll ref, emp ref, works number, service number, ppsn staff number,
            pernr, person number staff, oracle number, sap id, sap number, sap personnel number, netid number, z number, campus id,
            university number, id staff, ~badge,
            gui, guid employee, global unique id, global employee id, global employee number, global personnel number, payroll reference, payroll
            employee number, staff id number, employee id number, employee nbr, employee num, hr number, hr no, associate code, worker no, worker
            code, worker ref, resource id, resource number, ~person code, person no, personnel ref, personnel code, personnel reference, university
            id number, student id no, student nr, student num, student code, student reg no, reg no, registration no, matric no, matric number,
            matriculation no, enrolment no, enrollment no, cuny id, buid, um id, unid, id student, id employee, id worker, employee sys id, ~user
            employee id, ~external employee id, hr employee id, workday employee id, adp id, adp associate id, position associate id, position file
            number, ukg id, payroll file number, nhs staff number, assignment no, esr number, esr assignment number,
            stu code, stu id, stu no, stu number, staff code id,
            membership no, membership id, member ref, membership ref, scholar id, scholar number, scholar no, fellow id, fellow number, alumni
            no, grantee id, beneficiary id,
            employee xref code, employeexrefcode, geid, employee id in company, spriden id, univ id, person ref, external employee number,
            colleague number, global employee identifier,
            team member unique id""",
        "job_title": """job title, title, position, ~job, job role, occupation, designation, current position, position title,
            ~function, job position, profession, job name, business title, working title, current role, current title,
            current job title, organization title, your job title, job function, job description, ~headline,
            professional title, official title, role title, current job, employment title, ~post, title position, job code
            description, post title, work title, position name, company title, what do you do, current occupation,
            what is your current role, pos, ~what is your role, title at company, ~rank, ~grade title, title role, jobtitle,
            position or role, job title or role, post held, current post, current job role, profession or occupation, occupation or job title, what is
            your job title, what is your job, what is your position, what is your occupation, what you do there, what you do, what do you do there,
            what do you do for work, what do you do professionally, what is your profession, what is your current position, what is your current job,
            what is your current job title, job title and organisation role, professional role, work role, role at work, role in company, role in
            organisation, role in organization, current role title, position held, position job title, job position title, job title txt, title of
            position, official job title, business card title, external title, internal title, position description, job assignment, appointment
            title, employment position, professional position, job name title, designation title, name of position,
            your role at your company, your role at work, your role, role at your company, role in your company, role in your organisation, role in your organization, current role at work,
            job desc, job description title, position desc, primary business position, job title description, what do you do for a living, what is
            your job role, what's your job title, what's your role there, what's your role, what is your role there, what is your role at work, what
            is your current role in the company, what is your current role in the organisation, your current role in the company, your current
            position, your position, your title, your job, current job title and company role, current position title, role or job title, job title
            role, title or role, title role position, position role, role position, employee title, employment role, ~role name, ~staff role, job
            post, post name, organization role, professional role title,
            ~role at organisation,
            assignment name, position in company, position in organisation, position in organization, your position in the company, primary job,
            present occupation, professional headline, position at company, position at organisation, position within the company, job held""",
        "department": """department, dept, team, division, business unit, unit, business area, faculty, ~section, org unit,
            departement, organizational unit, organisational unit, department name, cost center name, dept name, ~school,
            supervisory organization, ~group, function name, academic department, work group, business function, team name,
            division name, department team, org name dept, bu, ~org, ~practice, which department are you in, which team are you in,
            what department do you work in, department or team, ~area, ~ou, line of business, branch name,
            organization department, college or school, college, directorate, home department, ~program of study,
            sub department, department or unit, department or school, department unit, department division, dept team, dept name team, team
            department, business division, business group, business segment, function department, home dept, service line, work unit, work team, your
            department, your team, organisational area, organizational area, organisation unit name, organization unit name, service area, department
            of study, school department, school or department, school or faculty, faculty department, faculty or department, academic unit, academic
            school, practice group, org name unit, unit name, section name, squad, tribe, chapter team, ministry team, agency department, dept or
            team, current department, parent department, department desc, department name full,
            which business unit do you belong to, which department do you belong to, which team do you belong to, which team do you work in, which
            faculty are you in, what faculty are you in, which school are you in, which department are you from, which faculty do you study in, org
            level 2, ~org level, business unit name, department long name, dept long desc, ward, ward team, ward or team, dept or unit, department
            or faculty, home unit, reporting unit, department org unit, org unit desc, organisational unit name, organizational unit name,
            department or business unit, dept office, lab, research group, institute, ~stream,
            ~practice area, supervisory organization name, acad group descr, academic group, stvcoll desc, college name, functional area,
            business area name, academic organization, acad org descr""",
        "company": """company, organisation, organization, employer, company name, firm, institution, organisation name,
            organization name, current employer, current company, account name, employer name, legal entity, ~account,
            company or organization, ~workplace, ~business, associated company, place of work name, company organization, institution name, affiliation,
            business name, organization 1 name, ~entity, ~university, where do you work, ~agency, subsidiary, current organization,
            which company do you work for, legal employer, company organisation,
            company you work for, your company, your employer, your organisation, your organization, organisation you work for, organization you work for,
            for, name of your company, name of your organisation, name of your organization, name of employer, name of company, name of organisation,
            name of organization, current workplace, current institution, home institution, institution or company, institution or organization,
            institution or organisation, institution organisation, legal entity name, entity name, employing company, employing organisation,
            employing organization, employing entity, company or institution, company or employer, organisation or company, organisation employer,
            employer or organisation, who do you work for, who is your employer, where are you working, affiliation institution, affiliation name,
            primary affiliation, company current, host organisation, host organization, member organisation, member organization, charity, charity
            name, firm name, company affiliation, group company,
            organization you represent, organisation you represent, company you represent, organization representing,
            legal company name, registered company name, company legal name, employer organisation, which organisation do you work for, which
            organization do you work for, what company do you work for, what organisation do you work for, primary business organisation name,
            primary employer, organisation affiliation, institution affiliation, company or organisation, organisation company, place of work
            company, hospital, trust,
            startup, start up, startup name, name of startup, venture, venture name, law firm, practice name,
            org name, where do you work or study, ein name, workplace name, trading name, ~o, where do you work study""",
        "location": """location, office, city, site, office location, work location, based in, town, place, campus,
            where are you based, base location, location name, loc, address city, physical delivery office name, office site, work site,
            city town, mailing city, business city, home city, work city, primary location, current location, city location,
            where do you live, where are you located, office name, business location, job location, ~region, base,
            location city, city of residence, duty station, office city, primary work location, which city are you based in,
            where is your office, physicaldeliveryofficename, branch, city state, town city, ~locality, area location,
            home location, ~l, ~state, ~work place, which office are you based in, city country, home campus, building,
            where you live, where you live town, where you work city, site name, site location, office base, based at, city of work, work town, town
            of residence, city or town, town or city, village, village town, city res, residence city, current city, current town, city based in, in
            which city do you work, which city do you live in, in which city do you live, in which town do you live, what city do you live in, what
            city are you in, where is your home, nearest city, nearest town, city nearest you, ~home town, ~hometown, place of residence, office city
            name, city name, location office, office location city, geographic location, geographical location, job location city, work location city,
            work site location, location description, location desc, work location name, assigned location, home office location, duty location, place
            of duty, suburb, municipality, area you live in, plant, plant location, store location, your location, your city, your office, work city
            name,
            which office are you located in, which office do you work in, which office do you work from, what office are you in, where are you living, which city are you in, what city do you work in, which site do you work at, which location do you work
            from, where do you live city, hospital site, primary site, physical location, site base, home base, base office, main office location,
            preferred city, current city of residence, site desc, campus location, location of work, reporting location, where in the world are you,
            address town, home address city, work address city, office address city, address 1 city, business address city, city address,
            term time town, term time city, term time address town, term address town, term address city, home town city,
            headquarters, hq, headquarter city, headquarters city,
            usual place of work, normal work location, city you study in, city where you study, nearest office, where are you usually based,
            normal place of work,
            ~place of work""",
        "gender": """gender, sex, gender identity, pronouns gender, what is your gender, legal sex, gender code,
            how do you identify, i identify as, legal gender, m f, gender m f, how would you describe your gender,
            gender id, gender identity optional, your gender, sex m f, gender of participant, gender or sex, sex gender, gender description, gender
            marker, legal gender marker, i am gender,
            m f d, f m d, m w d, male female, male or female, sex code, gender desc, gender male female, gender identity self described, gender
            selected, gender m f x,
            sex at birth, sex assigned at birth""",
        "phone": """phone, phone number, telephone, tel, mobile, mobile number, mobile phone, cell, cell phone, cellphone,
            telephone number, contact number, phone no, work phone, business phone, mob no, tel no, primary phone, phone mobile,
            phone work, mobile no, cell number, daytime phone, phone primary, phone 1 value, contact phone, telephone no,
            ph, phone nr, mobile phone number, work mobile, personal phone, home phone, personal mobile, work phone number,
            business phone 1, whatsapp, whatsapp number, telephonenumber, cell phone number, best phone number, direct phone,
            preferred phone, phone business, office phone, direct dial number, direct dial, direct line, participant phone,
            primary contact number, phone cell, mobile telephone, telephone mobile, work telephone, contact no, handphone,
            preferred phone number, phone work direct, hp no, mob, primary mobile, phone value, sms number, your phone number,
            phone mobile number, phone or mobile, telephone or mobile, mobile or phone, cell or phone, mobile phone no, mobile tel, mobile telephone
            number, tel mobile, tel work, tel no mobile, contact tel, contact telephone, contact telephone number, contact mobile, contact mobile
            number, contact phone number, day phone, work tel, work telephone number, office telephone, office tel, office phone number, business
            mobile, business mobile phone, company mobile, company mobile phone, work cell, work cell phone, personal cell, personal cell phone,
            personal mobile number, cell phone no, phone cell number, cell no, cellular, cellular phone, telephone 1, phone 1, phone1, phone number 1,
            mobile 1, mobilephone, phonenumber, primary phone number, main phone, main phone number, preferred contact number, best contact number,
            best number to reach you, what is your phone number, what is your mobile number, phone we can reach you on, your mobile number, your
            mobile, your phone, msisdn, gsm, phone no mobile, participant mobile, whatsapp no, direct number, direct dial no,
            daytime telephone number, daytime telephone, mobile number including country code, phone number including country code, telephone number including country code, evening phone, whatsapp phone number,
            what's your phone number, what is your telephone number, what is the best number to reach you on, best number to reach you on, best
            contact phone, day time phone, daytime phone number, phone including country code, phone with country code, mobile with country code,
            mobile incl country code, mobile number incl country code, your mobile number incl country code, phone number mobile, phone number work,
            phone number cell, phone number primary, phone primary work, primary work phone, work contact work mobile, work contact work phone,
            personal contact personal mobile, personal contact personal phone, home telephone, home tel, home mobile, home phone number, tel mob,
            tel home, mobile personal, mobile work, mob number, mob phone, mobile tel no, tel number, telephone work, telephone home, office mobile,
            office number, mobile or landline, phone or whatsapp, whatsapp or phone, phone whatsapp, mobile
            whatsapp, mobile number whatsapp, cell phone or mobile, work telephone no, business telephone, business telephone number, business tel,
            company phone number own, switchboard direct, bleep phone,
            natel, ddi, ~sms, landline, landline number, office direct dial, daytime contact number, evening telephone, representative direct line,
            direct phone number, home landline, daytime tel, evening tel""",
        "linkedin_url": """linkedin, linkedin url, linkedin profile, linkedin link, linked in, linkedin profile url, linkedin page,
            linkedin handle, linkedin address, linkedin bio, link to linkedin profile, public profile url, linkedin id,
            linkedin username, your linkedin profile, linkedin profile link, linkedin account, share your linkedin profile,
            linkedin or website, link to your linkedin profile, link to linkedin, url linkedin, your linkedin, your linkedin url, linkedin public
            profile, linkedin public profile url, linkedin profile address, linkedin contact, li profile, li url, linkedin handle or url,
            what is your linkedin profile, what's your linkedin, what is your linkedin url, profile link, ~public profile, linkedin profile page,
            linkedin web address, linkedin contact url, linkedin member url, linked in url, linked in profile, linked in link, ~social profile
            linkedin, link linkedin, web linkedin,
            please share your linkedin, paste your linkedin url, social media linkedin, social linkedin, linkedin social""",
        "start_date": """start dt, start dat, start date, hire date, joining date, date of joining, date joined, employment start, ~started, hired on,
            date hired, employee since, employment date, start, joined company, original hire date, date of hire, doj,
            employment start date, service date, job start date, join date, first day, company start date, latest hire date,
            work start date, start date at company, commencement date, ~entry date, seniority date, most recent hire date,
            ~with us since, in company since, continuous service date, original start date, last hire date, first day of work,
            when did you join, when did you start, hire dt, date started, first day of employment, adjusted service date,
            hiring date, date of employment, position start date, ~with company since, date of appointment, ~member since,
            enrolment date, enrollment date, admit date,
            start date of employment, date of commencement, commenced, commencement, date commenced, date commenced employment, employment
            commencement date, date joined company, date joined organisation, date joined organization, joined company on, joined on date, joined
            date, started on, date of start, starting date, current start date, hire start date, employed since, employment since, employee start
            date, work start, current position start date, latest start date, first hire date, initial hire date, rehire date or hire date, onboarding
            date, on boarding date, date of entry, entry on duty date, continuous employment date, continuous service start, length of service date,
            date of hire yyyy mm dd, learn start date, programme joining date, ~volunteer since, volunteering since,
            volunteer start date, date started volunteering, tenure start date,
            when did you join the company, when did you join the organisation, when did you join the organization, when did you start at the company, when did you start your job, date you joined, hired,
            hire date employee, employee hire date, most recent start date, start date in company, company start, company joining date, company join
            date, date of joining company, date of join, date join, dt of join, dt of joining, dt joined, dt hired, dt started, joining dt, join dt,
            hire dte, start dte, start of employment, begin of employment, begin date employment, employment begin date, employment commenced,
            contract commencement, started work, started with us, started at company, date started with us, date started with company, with the
            company since, with us since date, working here since, group entry date, group joining date, entry into group, onboarded on, latest hire
            dt, last hire dt, rehire date, recent hire date, effective hire date,
            ~joined,
            joined firm, date joined firm, company since, commencement of employment, date started in post, started working here,
            first working day, start of service, first day in office, date started in role, joined organisation, joined organization,
            ~contract start date, ~contract start""",
        "birth_date": """birth date, date of birth, dob, birthday, birthdate, born, born on, birth day, d o b, birth dt,
            when is your birthday, participant date of birth,
            birthdate yyyy, born date, date born, dateofbirth, d o b dd mm yyyy, your date of birth, your birthday, when were you born, bday, b day,
            birthday date, date of birth yyyy mm dd, dob yyyy mm dd,
            birth day date, date birth, birthdate dd mm yyyy, date of birth mm dd yyyy, date of birth dd mm yyyy, d o birth, dt of birth, dt birth,
            dte of birth, your birthdate, your birth date, birth date dd mm yyyy""",
        "years_experience": """years experience, years of experience, experience years, ~experience, work experience years, yoe,
            years in industry, yrs experience, professional experience years, how many years of experience,
            how many years of experience do you have, total years of experience, years of work experience, ~years in role,
            years of professional experience, work experience, professional experience, total experience, exp yrs, yrs exp,
            ~years of service, ~tenure, how many years have you worked, seniority years, experience in years, years exp,
            how long have you been working, years working, years in profession, relevant experience years, years in field,
            how many years have you been in your field, industry experience, length of experience, ~years with company,
            experience yrs, exp years, exp in years, exp yrs total, ~years with firm, ~years with the firm, ~years with the company, ~years at company,
            ~years at the company, ~years with organisation, ~years with organization, ~years at organisation, ~years in current role, ~years in position,
            years in the field, years of industry experience, years in business field, years professional experience, years of relevant experience,
            total years experience, total yrs experience, total work experience, number of years of experience, number of years experience, number of
            years in industry, no of years experience, no of years of experience, how long have you worked in your field, how long have you worked,
            how long have you been in your field, how long have you been working in your field, how many years have you worked in your field, how many
            years have you been working, how many years of work experience do you have, how much experience do you have, ~length of service, ~length of
            ~service years, service years, seniority in years, ~tenure years, ~tenure yrs, ~tenure in years, career length, work history years, working
            years,
            yrs qualified, years qualified, years since qualification, years since qualifying, years in the profession, years in practice, years
            practising, years in the industry, years working experience, how many years have you worked in the industry, how many years of
            professional experience do you have, years in work, years of professional practice, years of employment, years employed, total years
            worked, career years, years in career, work experience in years, length of career, how long have you been in your profession, how long
            have you been in the industry,
            pqe, pqe years, years pqe, post qualification experience, experience level years,
            how long have you been with the company in years""",
        "mentee_capacity": """mentee capacity, ~capacity, number of mentees, max mentees, how many mentees, maximum mentees,
            mentees max, mentee limit, max number of mentees, maximum number of mentees, how many mentees can you take,
            no of mentees, how many mentees would you like, mentees desired, mentee slots, ~slots, ~max matches,
            desired number of mentees, mentoring capacity, how many people can you mentor, max number of matches,
            connection limit, maximum mentoring connections, max number of connections, ongoing mentoring limit, mentor capacity,
            ~max connections, how many mentees are you willing to mentor, mentees capacity, mentee count max,
            max mentee, maximum number of mentees you can take, number of mentees you can take, how many mentees can you support, how many mentees
            would you be willing to take, how many mentees are you able to take, how many people would you like to mentor, how many people are you
            willing to mentor, number of mentees willing to take, mentees willing to take, mentee spots, mentee places, mentees you can support,
            mentee quota, how many tutees, number of tutees, max tutees, how many coachees, number of coachees, max no of mentees, max number mentees,
            capacity mentees, capacity for mentees, max pairings, how many students can you mentor, number of students you can mentor,
            how many people could you mentor, how many people can you support, how many mentees could you take, how many mentees could you mentor,
            how many mentees can you mentor, how many mentees are you willing to take, how many mentees would you like to have, how many students
            could you mentor, how many mentees max, mentees maximum, mentees wanted, max mentee count, number of mentees wanted, number of mentees
            preferred, places for mentees, max capacity, number of people you can mentor, how many can you mentor, how many can you take,
            match limit, maximum ongoing connections, max number of students, how many students would you like to mentor, ongoing connection limit,
            max ongoing connections, mentee limit per mentor""",
        "country": """country, country of residence, ~nation, ctry, cntry, ~cc, address country, country region, country code, country name, work country,
            business country, home country, mailing country, office country, country territory, country location, iso country,
            location country, in which country do you live, which country are you based in, country of work, co, country iso,
            what country do you live in, country or region, business country region, where are you country,
            ctry res, country res, res country, residence country, country of origin work, country of current residence, current country, country you
            live in, country you work in, country where you live, country where you work, which country do you live in, which country do you work in,
            in which country do you work, in which country are you based, what country are you in, where in the world are you country, country based
            in, country of employment, employment country, country iso code, countrycode, work location country, office country name, country desc,
            country description, nation of residence, your country,
            preferred country, what country are you based in,
            home address country, work address country, address 1 country, business address country, country address,
            country you are in""",
        "time_zone": """time zone, timezone, tz, your time zone, what time zone are you in, timezone location, ~utc offset,
            time zone preference, local time zone, which time zone are you in, user time zone, gmt offset, preferred time zone,
            home time zone, primary time zone, time zone gmt, iana time zone,
            timezone name, time zone name, tz name, your timezone, what is your time zone, what is your timezone, which timezone are you in, in which
            time zone are you, tz database name, olson time zone, time zone id, timezone id, local timezone, work time zone, zone time, utc gmt offset,
            what's your time zone, tzname, time zone location, working time zone""",
        "language": """language, preferred language, native language, mother tongue, spoken language, lang, primary language,
            languages, languages spoken, language preference, which languages do you speak, communication language, ~locale,
            correspondence language, first language, what languages do you speak, language s, language code, languages known,
            spoken languages, language for mentoring, which language do you prefer,
            language of work, language of correspondence, working language, work language, language of communication, your language, your preferred
            language, preferred language of communication, preferred communication language, main language, home language, default language, interface
            language, lang pref, language pref, lang code, language code iso, native languages, native tongue, language fluency, fluent languages,
            languages you speak, languages i speak, languages spoken fluently, languages fluent in, in which languages are you fluent, in which
            language would you like to be mentored, language for the mentoring, other languages spoken, language skill, what language do you speak,
            languages in which you can mentor,
            languages you speak fluently, languages i speak fluently, languages spoken at home,
            which languages can you mentor in, which language do you speak, language of mentoring, mentoring language, mentoring languages, working
            languages, speaks, language s spoken, language skills, contact language, preferred languages, other languages,
            language name, what languages can you mentor in, in what languages could you mentor, in which languages can you mentor""",
        "skills": """skills i can teach, skills to teach, skills, skill, expertise, competencies, areas of expertise, strengths, skill set, key skills, competences,
            can help with, skillset, top skills, area of expertise, what skills can you share, what are your skills,
            what are you good at, what are your strengths, professional skills, technical skills, specialties, specialities,
            specialisms, core competencies, subject expertise, skills you can offer, areas of specialization, expertise areas,
            topics you can mentor on, in which areas can you mentor, fields of expertise, skills to share, skills expertise,
            skills and expertise, skills offered, which skills do you have, areas you can help with, knowledge areas,
            what can you help with, mentoring skills, capabilities, what are your areas of expertise, tags skills,
            subjects taught, subjects you can teach, subjects you can help with, areas i can support others in, areas i can help with, areas i can
            support, areas in which you can guide mentees, areas in which you can help, areas in which you can support, areas you can support, areas
            you can mentor in, areas you can offer support, what can you offer, what can you offer as a mentor, what could you offer a mentee, what
            can you teach, what can you teach others, what could you teach, which skills could you pass on, skills you could pass on, skills you have,
            skills you can share, skills you can teach, my skills, your skills, what skills do you have, what skills do you bring, what skills can you
            teach, skills i can share, skills i can offer, skills i have, your areas of expertise, please select your areas of expertise, select your
            areas of expertise, area of specialisation, area of specialization, areas of specialisation, specialisation, specialization, speciality,
            specialty, expertise area, expertise topics, topics of expertise, topics i can help with, topics you can help with, topics i can mentor
            on, topics for mentoring expertise, mentoring expertise, professional expertise, technical expertise, domain expertise, ~knowledge,
            knowledge and skills, skills and knowledge, skills and competencies, skills and strengths, competencies and skills, competency, areas of
            competence, areas of knowledge, areas of strength, my strengths, your strengths, key strengths, top strengths, key competencies, tools and
            technologies, tech stack, skill tags, skills tags, expertise tags, what are you an expert in, what do you know well, subjects you teach,
            ~subjects,
            topics you can advise on, topics i can advise on, topics you can share, topics you can teach, areas you can advise on, what topics can you help with, what can you help a mentee with, what could you help a mentee with,
            what i'd bring as a mentor, what i would bring as a mentor, what i bring as a mentor, what i can bring, what you can bring, what would
            you bring, what would you bring as a mentor, what can i offer, what i can offer, what i can help with, happy to
            help with, i can help with, able to help with, able to offer, ways you can help, ways i can help, what could you share, what can you
            share, skills to offer, skills you bring, offering, ~offers, ~offer, help offered, support offered, advice offered, areas of support,
            expertise you can share, expertise to share, experience you can share, experience to share, topics you feel comfortable mentoring on,
            topics you would like to mentor on, i can mentor on, can mentor in, happy to mentor on, which topics could you advise on, which of these
            topics could you advise on, what topics could you advise on, what are your key skills, which skills can you share, what is your
            expertise, what is your area of expertise, your expertise, my expertise, core skills, main skills, soft skills, specialism,
            ~proficiencies,
            strong in, good at, great at, expert in, experienced in, skilled in, topics i can coach on, topics i can coach others on, topics i can
            teach, topics i can support, topics you can coach on, can coach on, can teach, can share, can advise on, knows about,
            areas could you support a mentee in, areas could you support, topics are you comfortable mentoring on, topics you are comfortable
            mentoring on, specialist areas, speciality areas, specialty areas, areas of speciality, areas of specialty,
            superpowers, topics you could help with, what could you advise on, how could you help a mentee, what can you mentor on,
            what are you happy to be asked about, ask me about, things to ask me about, professional strengths, how can you help,
            how can you help a mentee, what could you teach others, come to me for""",
        "interests": """interests, interest, hobbies, topics of interest, areas of interest, ~topics, interested in, hobby,
            personal interests, area of interest, hobbies and interests, what are your interests, professional interests,
            what are you interested in, mentoring interests, which topics interest you, ~activities, career interests,
            mentoring topics, what do you do for fun, what are your hobbies, what topics are you interested in, passions,
            interest areas, topics you are interested in, hobbies interests, outside of work interests, free time,
            your interests, my interests, interests and hobbies, interests hobbies, interest topics, topics that interest you, topics i am interested
            in, research interests, academic interests, areas you are interested in, areas i am interested in, fields of interest, field of interest,
            special interests, leisure interests, leisure activities, hobbies and activities, what are you passionate about, passion, what do you
            enjoy, what do you like to do in your free time, what do you do in your free time, personal interests and hobbies, things you enjoy,
            interest tags, subjects of interest, discussion topics,
            what do you do in your spare time, spare time, what do you do outside of work, outside work, interests outside of work, spare time activities,
            what are you interested in outside work, interested topics, topics of conversation, what are your hobbies and interests, what are your
            interests outside work, hobbies outside work, likes, loves, fun facts, things i like, sports and hobbies, clubs and hobbies,
            extracurricular activities, extracurriculars, out of office interests,
            topics you care about, out of work interests, favourite activities, favorite activities, what do you like doing, causes you care about""",
        "goals": """what would you like to gain, like to gain from, what would you like to learn, skills i want to learn, what are you looking for, goals, goal, objectives, mentoring goals, development goals, what do you want to achieve, learning goals,
            career goals, expectations, aims, what would you like to get out of this program, what do you hope to gain,
            what are your goals, what do you hope to achieve, objective, what do you want to learn, mentorship goals,
            what do you hope to get from this program, what would you like to achieve, what are you hoping to gain,
            goals for mentoring, what would you like to work on, professional goals, program goals, learning objectives,
            what do you expect from this program, areas for development, development areas, areas to develop, skills to develop,
            skills you want to learn, what do you want to get out of mentoring, reason for joining, ~motivation,
            why do you want to join, what would you like help with, areas you want to improve, skills to learn, ~ambitions,
            what do you hope to learn, desired outcomes, topics you want to learn, career aspirations, aspirations, focus areas,
            areas i want support in, areas i need support in, areas i would like support in, areas you want support in, areas you need support in,
            areas where you need help, areas i want to develop, areas to improve, areas for improvement, areas for growth, areas of growth, growth
            areas, growth goals, ~why join, ~why do you want to join this program, why do you want to be mentored, ~why are you interested in this
            program, ~why would you like to join, ~why would you like to join the mentoring program, ~why would you like to take part, ~why do you want to
            take part, ~why are you applying, ~reason for applying, ~reasons for joining, ~reason for participation, ~reasons for participating, what do
            you want to achieve in the next months, what would you like to achieve in this program, what do you hope to get out of this, what do you
            hope to get from being mentored, what are you hoping to get from being mentored, what are you hoping to get out of this, what are you
            hoping to get, what are you hoping to achieve, what do you want from mentoring, what do you want from your mentor, what do you want from
            the program, what do you need help with, what do you want help with, what would you like support with, what would you like to focus on,
            what would you like to improve, what would you like to develop, what do you want to improve, what do you want to get better at, skills you
            would like to develop, skills you want to develop, skills i want to develop, skills i would like to learn, skills you would like to learn,
            skills to improve, what skills do you want to learn, which skills would you like to develop, topics you want help with, topics i want to
            learn, topics i would like to learn about, topics you want to work on, your goals, my goals, goal of coaching, goals of coaching, coaching
            goal, coaching goals, goal for coaching, goal of mentoring, goals of mentoring, goals for the program, goals for this program, goals for
            the year, goal for the program, personal goals, professional development goals, short term goals, long term goals, career plans, career
            objective, career objectives, career ambitions, objectives for mentoring, mentoring objectives, mentoring objective, expectations of the
            program, expectations from the program, expectation, your expectations, program expectations, expected outcomes, outcomes wanted, desired
            outcome, what success looks like, what does success look like, learning needs, development needs, training needs, support needed, support
            needs, seeking help with, seeking support in, what brings you here, challenges you want to work on,
            what do you want to work on with your mentor, what do you want to work on, what would you like to work on with your mentor, what would you like to discuss with your mentor, topics to discuss with your mentor,
            wants to work on, would like to work on, want to work on, what are you hoping to learn, hoping to learn, hoping to gain, hoping to
            achieve, hope to gain, hope to learn, hope to achieve, would like to learn, wants to learn, want to learn, wants help with, would like
            help with, needs help with, looking for help with, seeking advice on, seeking mentoring in, skills sought, support wanted, help wanted,
            help needed, what three things would you like to get out of the mentoring, what would you like to get out of the mentoring, what would
            you like to get out of mentoring, what would you like to get from the programme, what would you like to get from mentoring, what do you
            want out of mentoring, what do you hope to get out of the programme, what do you hope to get out of mentoring, what do you want to gain,
            what would you like to gain from this programme, what do you hope to gain from having a mentor, what do you hope to gain from mentoring,
            what outcomes would you like, what would success look like, what are your goals for the program, what are your goals for the programme,
            what are your mentoring goals, what are your career goals, what are your objectives, what are your aims, what are your expectations,
            what are you looking for in a mentor, what are you looking to achieve, what are you looking to gain, what are you looking to learn, what
            are you looking to develop, what do you want to develop, which skills would you like to learn, what skills would you like to develop,
            what skills do you want to develop, skills to build, skills i need, skills wanted, things to learn, things to work on, topics to work
            on, areas to work on, area of development, development goal, career goal, learning goal, learning aims, reasons for wanting a mentor,
            why do you want a mentor, why would you like a mentor, why a mentor, hopes, hopes for the programme, mentoring needs,
            topics i need coaching on, topics i need help with, topics i need support with, topics i want support with, need coaching on, needs
            coaching on, wants coaching on, why i am here, why are you here, take away from this session, take away from the programme, hope to take
            away, what do you hope to take away,
            what would you like to get out of the programme, what would you like to get out of the program, areas where i would like guidance,
            areas i would like guidance in, guidance wanted, guidance needed, guidance sought, top three goals,
            what are you hoping to work on, what would you like to get out of the scheme, objectives for the programme,
            what do you want to get out of the programme, what do you want to get out of the program, what would you like from a mentor,
            how can a mentor help you, how could a mentor help you, where would you like support, main challenges, what challenges are you facing,
            current challenges, biggest challenge, challenges, what are your biggest challenges, goals for the scheme""",
        "bio": """bio, biography, about, about me, about you, ~profile, ~summary, introduction, short bio, biographical info,
            tell us about yourself, ~description, introduce yourself, short biography, professional summary, profile summary,
            tell us a bit about yourself, professional bio, self introduction, describe yourself, intro, brief bio, about yourself,
            career summary, ~background, professional background, tell us a little about yourself, personal statement, ~statement,
            please describe yourself in a few sentences, share something about yourself, your story, elevator pitch,
            bio text, bio statement, your bio, my bio, participant bio, mentor bio, profile text, profile description, about you bio, about yourself
            and your work, about the participant, who you are, who are you and what do you do, tell us who you are, tell us a little about who you
            are, tell us a little about who you are and what you do, tell us something about yourself, tell us more about yourself, tell us about you,
            tell us about your background, tell us about your career, tell us about your work, describe your background, describe your career,
            describe yourself in a few words, describe yourself in a few sentences, please introduce yourself, introduce yourself briefly, short
            introduction, brief introduction, personal introduction, short description of yourself, brief description of yourself, short profile,
            personal profile, professional profile, personal summary, career history, career background, professional biography, professional history,
            work background, background information, background and experience, bio for profile, a few words about yourself, a few words about you,
            something about you, something about yourself, my story,
            tell us something about you, tell us about you in a few sentences, write a short bio, please write a short bio, please provide a short
            bio, short bio for your profile, bio for matching, short profile text, ~description of yourself, brief introduction of yourself, a
            little about you, a little about yourself, a bit about you, a bit about yourself, a short paragraph about yourself, career journey, your
            career journey, your journey, my journey, career path, your career path, professional journey, your background, my background, mini bio,
            speaker bio, profile bio, personal bio, long bio,
            my story so far,
            brief biography,
            career so far, who are you in a few words, your career so far, tell us about your career so far""",
        "notes": """notes, note, comments, comment, remarks, remark, other, additional information, anything else, ~memo,
            is there anything else we should know, internal notes, additional comments, additional notes, other comments,
            anything else you would like to share, any other comments, admin notes, special requirements, other information,
            do you have any other comments, anything else you want to tell us, anything else we should know, hr notes,
            any comments or questions, further comments, further information, notes comments, questions or comments,
            note to organisers, note to organizers, notes for organisers, anything that you want us to know, is there anything that you want us to
            know, is there anything you want us to know, is there anything you would like us to know, is there anything else you would like to share,
            is there anything else you want to tell us, is there anything else you would like to tell us, is there anything else you would like to
            add, is there anything else, is there anything we should know, anything you want us to know, anything we should know, anything you would
            like to add, anything to add, anything else to add, anything else you would like us to know, anything else to share, any other
            information, any other info, any additional comments, any additional information, any further comments, any comments, any questions, any
            notes, other notes, other remarks, general comments, general notes, free text comments, comment box, comment field, questions comments,
            questions and comments, comments and questions, comments questions, comments or notes, notes or comments, notes and comments, remarks
            comments, comments remarks, cmt, cmts, cmnt, ~misc, miscellaneous, additional remarks, additional info, additional details, ~message, your
            message, special requests, special needs notes, accessibility notes,
            anything else we should know about, anything else you'd like to tell us, anything you'd like us to know, other things we should know, is
            there anything else you'd like to share, comments internal, comments or questions for us, organiser notes, coordinator notes,
            coordinator comments, team notes, free text, freetext, further notes, further remarks, extra notes, extra information, special notes,
            general remarks, comments for the organisers, other details,
            other things to note, further info, other info""",
        "role": """i would like to be a, i would like to be, i am signing up as, role, mentoring role, participant role, program role, programme role, mentor or mentee, mentor/mentee,
            mentor mentee, participant type, ~type, role in program, are you a mentor or a mentee, i want to be a, ~joining as,
            signing up as, ~registering as, participating as, i am a, i would like to participate as, mentorship role,
            would you like to be a mentor or mentee, apply as, role mentor or mentee, role mentor mentee, user role, ~track,
            program participation, mentor or mentee role, mentoring program role, role s, are you joining as a mentor or mentee, matching role, i want to join as, roles, participation type,
            mentor or mentee type, mentee or mentor, mentee mentor, mentor mentee role, participating role, participates as, participation role,
            signed up as, sign up as, signing up as a, registered as, register as, registering as a, registration as, joining as a, join as, joined
            as, apply as a, applying as, applying as a, applied as, i am applying as, i am registering as a, i am joining as a, i am signing up as a,
            i would like to register as, i would like to join as, i would like to take part as, i want to take part as, i want to participate as, i
            want to sign up as, do you want to be a mentor or a mentee, do you want to take part as a mentor or as a mentee, do you want to
            participate as a mentor or mentee, would you like to participate as a mentor or mentee, would you like to be a mentor, role preference,
            role applied for, role in the program, role in the programme, role in programme, role in mentoring, role in mentorship, role in mentoring
            program, mentoring role preference, mentorship program role, program track role, matching side,
            do you want to be a mentor or mentee, would you like to take part as, i would like to take part in the programme as, taking part as,
            take part as, participate as, participating as a, in which role would you like to participate, in what role would you like to take part,
            which role would you like to take, which role are you applying for, role you are applying for, applying for the role of, sign up type,
            signup type, applicant type, ~participant category, ~participant group, are you signing up as a mentor or mentee, are you applying as a
            mentor or mentee, mentor mentee status, mentor or mentee status, programme participation, mentoring side,
            role in scheme, how would you like to participate, participation as, how would you like to take part, participate in the programme as,
            your role in the programme""",
        "status": """status, ~state status, participant status, participation status,
            program status, ~membership status, ~active,
            ~is active, member status, ~current status, active status,
            participant state, participation state, ~membership state, profile status, program membership status, participant status in program, status
            of participant, programme status,
            status in programme, mentoring status, participant current status, state in program""",
    },
    others="""utc, recovery, original, emergency, manager*, mgr, supv, supervisor*, boss, thesis, parent*, guardian*, spouse, partner, assistant, secretary, referee*, reference,
        kin, line manager, hr, hrbp, buddy, owner, sponsor*, approver, recruiter*, advisor*, adviser*, teacher*, instructor*, mother,
        father, mum, mom, dad, child*, dependent*, dependant*, doctor, physician, relative, nominat*, referr*, referral, mentor*,
        mentee*, coach*, coachee*, tutor*, lead, head, leader, contact person, reports, reporting, recommender, colleague's,
        created, creation, modified, updated, update, deleted, submitted, submission, submit, completed, completion, registration,
        registered, response*, last, end, ended, expiry, expiration, expires, termination, terminated, leaving, exit, previous,
        former, old, desired, preferred, ideal, wanted, target, login, logged, sign in, access, activity, visit, seen, import*,
        sync*, timestamp, ip, file, sheet, user agent, device, browser, told, heard, recommended, opt, optin, optout, unsubscribe*, subscri*, consent,
        verified, verification, confirmed, bounce*, sent, opened, clicked, valid, hash, flag, source, policy, notification*,
        preference*, allowed, not, don't, score*, domain, format, type, company, account, billing, shipping,
        invoice, vendor, customer, client, event, session, course*, class, program*, programme*, mentorship, project, order, ticket,
        survey, review, due, probation, promotion, retirement, effective, payment, fee, price, salary, pay, budget, cost, matched, assignment,
        match, matching, assigned, invit*, approval, approved, by, passport, visa, licence, license, insurance, bank, tax, social,
        security, national, medical, health, dietary, allerg*, shirt, size, car, vehicle, pet, high school, graduat*, degree,
        major, minor, gpa, transcript, resume, cv, portfolio, twitter, facebook, instagram, github, skype, zoom, teams, slack,
        plus one, guest*, alumni, extension, fax, pager, backup, recipient's, interviewer, colleague, friend, host, expat, attended,
        attendance, rating, satisfaction, feedback, level, band, employees, headcount, dob of, promoter, nps, hidden, first day,
        other person, agreement, agree, allow, permission, gdpr, terms, conditions, privacy, photo, picture, image, avatar, signature, password, token, url,
        buyer, purchaser, payer, booker, orderer, billing contact, caseworker, case, employer contact, assessor, verifier, examiner, inspector, agent,
        broker, nominator, nominated by, recommended by, referred by, introduced by, invited by, hired by, delegated, escalation, dispatcher,
        caregiver, carer, family contact, next, donor, fundraiser, supporter, solicitor, sales, rep, csm, pm, admin, administrator, organiser,
        organizer, facilitator*, moderator*, trainer*, presenter*, chair, chairperson, dean, principal, registrar, editor*, author, uploader,
        requester, requestor, assignee, watcher, reviewer*, evaluator*, secondary contact, technical contact, mfa, sso, enrolled, enrollment status,
        validation, quota, mailbox size, storage, revenue, tracking, deal*, opportunit*, campaign*, utm,
        nok, modify, checksum, household, ward manager, sibling, brother, sister, husband, wife, daughter, son, aunt, uncle, grandparent, landlord,
        contact at, counsellor*, counselor*, matrix, dotted, skip level, pa, ea, hrd, spoc, poc, whom, who told, introduced, oid, union, leaver,
        last day, lwd, fiscal, purchase*, stakeholder*,
         tipped, warden,
        accounting, bookkeeping, payable, receivable, switchboard, enquiries, reception, hotline, helpdesk, functional mailbox, shared mailbox,
        representative*, pupil*, founder*, headteacher, head teacher,
        startup*, venture*""",
    managers="""manager*, supervisor*, boss, mgr, supv, line manager,
        reporting, reports, leader, team leader, team lead, superior""",
    hints="""utc, format, confirmed, verified, preferred, valid, program, programme, program's, not, company, type, login, notification*, allowed, matching, match,
        mentoring, mentorship, project, consent, terms, privacy, hidden, desired, level, last, by, event, course, survey, agree, domain, response*,
        don't, permission, access, file,
        hr, admin, internal, badge, sheet, organiser, organizer, client, team,
        opt, req, reqd, pers, intl""",
    people="""client*, customer*, guest*, alumni, alumnus, alumna, graduate*, invitee*, coachee*, protege*, tutor*, tutee*, buddy, host*, colleague*, friend*,
        child*, nominee*, trainee*, intern, apprentice*, pupil*, coach, teacher*, instructor*, ambassador*, newcomer*, beneficiar*, mentor*, mentee*,
        representative*, founder*, signatory, employee*, delegate*, patient*, fee earner, parishioner*, resident*""",
    second={
        "location": "city, town, village, suburb",
        "department": "team, group, unit, section, division, squad",
    },
    lesser="""personal, private, login, username, upn, principal, logon, cc, bcc, home, alternate, alternative, secondary, second, additional, other, backup, 2nd,
        alt""",
    nothing="""school name, program name, programme name, course name, class name, event name, group name, project name, contact type, member since, joined on, last seen, join time, leave time, registration time, approval status, assigned to, web page, keywords, categories, file as, additional name, username, middle name, middle initial, suffix, name suffix, name prefix, prefix, salutation, honorific, courtesy title, initials, fax,
        fax number, zip, zip code, postal code, postcode, street, street address, address, address line 1, address line 2, website,
        web page, url, age, nationality, citizenship, ethnicity, race, disability, marital status, religion, salary, pronouns, maiden name,
        cost center, cost centre, cost center code, photo, password, gpa, major, year of study, class year, graduation year, degree,
        education, university degree, highest degree, timestamp, start time, end time, ip address, duration, duration in seconds,
        progress, finished, recorded date, response id, respondent id, collector id, distribution channel, user language, submission id,
        submitted at, network id, completion time, date created, created at, created date, date added, last modified, last updated,
        last activity, last activity date, last login, last access, termination date, end date, lead source, lifecycle stage,
        email opt out, email opt in, do not call, do not contact, opt in time, confirm time, member rating, latitude, longitude, gmtoff,
        dstoff, region code, leid, euid, order id, order date, order number, ticket type, ticket quantity, attendee status,
        attendee number, barcode, total paid, section, sections, current score, final score, current grade, final grade, assignment,
        password hash, object id, member of, distinguished name, industry, seniority, level, pay grade, grade, job level, job code,
        job family, employment type, employee type, worker type, contract type, full time part time, fte, shift, manager, manager name,
        line manager, supervisor, reports to, direct manager, emergency contact, emergency contact name, emergency contact number,
        emergency contact phone, mentor, mentor name, mentee, mentee name, mentor email, mentee email, matched with, match score, match date,
        t shirt size, dietary requirements, dietary restrictions, twitter, facebook, instagram, github, skype, resume, cv, availability,
        meeting frequency, preferred contact method, how did you hear about us, how did you hear about this program, consent, gdpr consent,
        privacy policy, terms accepted, signature, tags, groups, labels, lists, rating, relationship, po box, county, subject, priority,
        employee status, employment status, worker status, user status, account status, record status, enrollment status, academic status,
        account enabled, enabled, lead status, contact status, stage, lifecycle stage, extension, contact id, account id, record id, lead id,
        response type, user type, row id, response status, relationship status, company phone, company website, company size, company domain, company email domain, company address, company linkedin page,
        company code, position code, branch code, department code, location code, job title code, division code, team code, office code, site code,
        job grade, position id, address type, person type, student type, employee group, user group, employee class, first contact date, date of last
        contact, last contact date, course start date, course end date, program start date, program end date, session date, birth
        place, place of birth, birth country, country of birth, city of birth, nationality code, company city, company country, billing city, billing
        country, event location, event title, desired start date, position number,
        row checksum, modified on, job profile, management level, time in position, worker's manager, solid line manager, dotted line manager,
        matrix manager, skip level manager, second level manager, 2nd level manager, position status, reports to name, pay group, pay grp, ft pt,
        associate oid, pension number, national id, national id number, ni number, nino, ssn, social security number, tax code, passport number,
        iban, account number, sort code, bank account, household, mailing street, mailing state, mailing zip, home state, work state, marital status
        code, ethnic origin, veteran status, disability status, exempt, flsa code, benefit status, union, scheduled hours, standard hours, weekly
        hours, contracted hours, hours per week, working pattern, assignment category, class of, advisor, adviser, academic advisor, personal tutor,
        tutor, primary major, minor, credits, term, semester, cohort, credential, badge url, qr code url, checked in, check in time, ticket name,
        ticket price, ticket id, api id, amount, currency, coupon code, promo code, form name, form id, submit date, start date utc, submit date
        utc, submitted on, total score, quiz feedback, grade posted time, points, next of kin, nok, next of kin phone, nok name, nok tel, spouse
        name, match name, match email, matched mentor, matched mentee, current mentor, current mentee, current matches, current mentees, number of
        matches, invited by, referred by, approved by, source, original source, owner, contact owner, account owner, record owner, lifetime giving,
        gift amount, last gift date, solicitor, fundraiser, counsellor, counselor, coach, buddy, sponsor, host, unsubscribed, unsubscribed from all
        email, opted out, sms opt in, do not email, do not mail, bounced, email status, email validation, data source, data protection consent,
        terms and conditions, t and c, photo consent, middle names, other names, previous surname, previous name, former name, former last name,
        birth name, name at birth, additional email addresses, email address 2, alternate email, alternative email, secondary email, second email,
        other email, cc email, assistant, assistant name, assistant phone, assistant email, secretary, secretary phone,
        interested in mentoring, interested in becoming a mentor, interested in being a mentor, interest in mentoring, open to mentoring, team
        size, years in role,
        phone country code, country code phone, mobile country code, school phone, school address, school email, charity number, joined group on,
        current mentees count, main switchboard, company email address domain, cohort 1, course 1, role 1, group 1, fun fact,
        email display name, e-mail 2 display name, email 2 display name,
        car phone, telex, company main phone, other city, anniversary, wedding anniversary, business city 2,
        membership status, hiring status, student status, visa status, immigration status, job status, training status, background check status, certification status, subscription status, residency status, military status, candidate id, applicant id, submission number, course status, primary college,
        first contact, first meeting, first session,
        country of origin""",
    fillers="""txt, nbr, pref, nm, val, description, the, a, an, your, my, of, please, enter, what, is, are, you, participant, participants, participant's, official, primary,
        main, work, business, full, current, required, optional, mandatory, field, in, at, for, and, or, if, any, employee, s, to,
        select, choose, all, that, apply, list, comma, semicolon, separated, separate, with, by, values, value, multiple, do, have,
        e, g, eg, etc, yyyy, mm, dd, attendee, attendees, student, students, member, members, user, users, contact, contacts, applicant, applicant's,
        candidate, delegate, person, people, staff, worker, provide, tell, us, we, can, i, me, on, as, it, this, these, would, like, will,
        be, write, fill, answer, characters, words, no, nr, details, detail, info, information, registrant,
        learner, individual, iso, one, per, line, format, code, internal, legal, where, which, how, from, best, so, usual,
        here, address, addr, number, num, desc, descr, c, custom, should, could, currently, including, specify, selected, new, university, college, school, institutional, campus, academic, joiner, starter, hire,
        below, following, their, his, her, volunteer, corporate, recipient, text, open ended,
        optionally, valid, using, use, only, there, recent, most, org, hris, reach, get, was, were, did, does, has, been, am, about,
        default, active""",
    bare_names=frozenset(("name",)),
    counts="number of, no of, num of, how many, count of, total number of",
    measures="how often, how much, how long",
    preferred="""preferred, nickname, known, goes, chosen,
        pref""",
    lesser_of={
        "start_date": "original, seniority, continuous, adjusted, initial",
        "country": "home, origin, nationality",
    },
    numbers="""number of, no of, no, num of, total, total number of""",
    heads="""employees, workers, staff members, """,
    consents="""i agree, i accept, i consent, i have read, i confirm, i authorise, i authorize, i understand, i give permission, i give my consent, i am
        happy for my, do you agree, do you consent, do you accept, by submitting, by ticking, by signing, please tick to confirm, tick to
        confirm""",
    never={
        "mentee_capacity": "current, existing, ongoing, past, previous, assigned, matched, date, far, active",
        "company": "address, street, website, phone, telephone, size, age, url, logo, sector, description, about, does",
        "department": "code, number, budget, phone, head, age",
        "job_title": "code, level, grade",
        "location": "code, type, key",
        "phone": "type, verified, extension, country code",
        "full_name": "current, phonetic, school, college, university, course, class, faculty, campus",
        "goals": "met, achieved",
        "first_name": "school, college, university, course, class, faculty, campus",
        "last_name": "school, college, university, course, class, faculty, campus",
        "role": "description, about",
    },
)
