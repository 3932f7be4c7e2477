"""German."""

from muster.engine.aliases.language import Language

LANGUAGE = Language(
    "de",
    "German",
    names={
        "email": """e-mail, mail, e-mail-adresse, emailadresse, mailadresse, e-mail dienstlich, geschäftliche e-mail, dienstliche e-mail,
            e-mail geschäftlich, e-mail arbeit, berufliche e-mail, firmen-e-mail, e-mail-adresse dienstlich, dienstmail, e-mail beruflich,
            e-mail-anschrift, kontakt-e-mail, anmeldename e-mail, e-mail-adresse geschäftlich, private e-mail, e-mail privat,
            hochschul-e-mail, uni-e-mail, elektronische adresse, email teilnehmer, ~benutzername, ~anmeldename, ~loginname,
            e-mail dienstl, e-mail geschäftl, e-mail berufl, e-mail arbeitsplatz, mail dienstlich, mail geschäftlich, mail-adresse, e-mail 1,
            e-mail-adresse 1, unter welcher e-mail-adresse erreichen wir sie, unter welcher e-mail erreichen wir sie, wie lautet ihre e-mail-adresse,
            ihre e-mail-adresse, deine e-mail-adresse, kontaktmail, kontakt-mail, e-mail-kontakt, e-mail kontakt, bevorzugte e-mail, bevorzugte
            e-mail-adresse, e-mail bevorzugt, hauptmail, haupt-e-mail, primäre e-mail, primäre e-mail-adresse, e-mail mitarbeiter, e-mail
            mitarbeiterin, mitarbeiter e-mail, e-mail-adresse mitarbeiter, e-mail teilnehmer, e-mail teilnehmerin, e-mail teilnehmende, e-mail der
            person, e-mail student, studentische e-mail, dienstliche mailadresse, geschäftliche mailadresse, firmenmail, firmenmailadresse,
            dienst-e-mail, büro-e-mail, betriebliche e-mail, e-mailadr, emailadr,
            wie ist ihre e-mail-adresse, e-mail firma, arbeits-e-mail, e-mail büro, e-mail hochschule, e-mail uni, uni-mail, e-mail-adresse für die
            kommunikation, e-mail für rückfragen, an welche e-mail,
            geschäftliche mail, mail arbeit, e-mail studium, unter welcher e-mail-adresse können wir sie erreichen,
            unter welcher mailadresse erreichen wir dich, hochschul-mailadresse, hochschulmail, hochschulmailadresse, unimail, unimailadresse,
            uni-mailadresse, berufliche mail, berufliche mailadresse""",
        "manager_email": """e-mail vorgesetzter, e-mail der führungskraft, vorgesetzten e-mail, e-mail führungskraft, e-mail vorgesetzte,
            e-mail des vorgesetzten, e-mail der vorgesetzten, führungskraft e-mail, vorgesetzter e-mail, vorgesetzte e-mail,
            e-mail vorgesetzte person, e-mail-adresse der führungskraft, e-mail-adresse des vorgesetzten, e-mail chef,
            vorgesetzte r e-mail, e-mail teamleitung, e-mail-adresse vorgesetzter, e-mail manager, e-mail vorgesetzte r,
            mail führungskraft, e-mail-adresse vorgesetzte, mail vorgesetzte, e-mail der teamleitung, e-mail abteilungsleitung, e-mail chefin,
            e-mail-adresse ihrer führungskraft, e-mail-adresse deiner führungskraft, e-mail direkte führungskraft, disziplinarische führungskraft
            e-mail, e-mail linienvorgesetzte,
            fk e-mail""",
        "first_name": """vorname, rufname, vornamen, vorname n, erster vorname, bevorzugter vorname,
            vorn, vname, vor-name, ihr vorname, dein vorname, vorname mitarbeiter, vorname teilnehmer, vorname der person, vorname mittelname,
            vornamen rufname, vorname rufname,
            wie ist ihr vorname, wie lautet ihr vorname, wie heißt du mit vornamen, vorname laut ausweis, vorname(n), vornamen laut ausweis, vorname
            des teilnehmers, amtlicher vorname,
            ~vorname ansprechpartner, ~vorname ansprechperson""",
        "last_name": """nachname, familienname, zuname, nachnamen,
            nachn, nname, nach-name, ihr nachname, dein nachname, familien-name, nachname mitarbeiter, nachname teilnehmer, hausname, name nachname,
            name familienname, nachname familienname,
            wie ist ihr nachname, wie lautet ihr nachname, nachname laut ausweis, familienname nachname, aktueller nachname,
            ~nachname ansprechpartner, ~nachname ansprechperson""",
        "full_name": """name, vollständiger name, vor- und nachname, teilnehmer, teilnehmerin, name vorname, vorname nachname, nachname vorname,
            vorname und name, name und vorname, vor- und zuname, name des teilnehmers, ganzer name, anzeigename, mitarbeiter, mitarbeitername,
            mitarbeiterin, mitarbeiter in, person, studierende r, ihr name, dein name, name der person, name teilnehmer in, teilnehmername,
            name der teilnehmerin, teilnehmende, teilnehmer in, nachname und vorname, klarname,
            wie heißen sie, wie heißt du, wie ist ihr name, wie ist dein name, wie lautet ihr name, ihr vollständiger name, vor- und familienname,
            vorname und nachname, vorname nachname titel, name komplett, kompletter name, name des mitarbeiters, name der mitarbeiterin, coachee,
            coachee name, azubi, auszubildende, auszubildender, auszubildende r, name azubi, name des azubis, praktikant, praktikantin, studierende,
            studentin, schüler, schülerin, ehrenamtliche, ehrenamtlicher, mitglied, name mitglied, mitgliedsname, bewerber, bewerberin, name bewerber,
            angemeldete person, personenname, gesamtname,
            vor und nachname, name mitarbeiter in, name vorname des teilnehmers, zuname vorname,
            ~ansprechpartner, ~ansprechpartnerin, ~ansprechperson, ~name ansprechpartner, ~name der ansprechperson, ~kontaktperson""",
        "employee_id": """personalnummer, mitarbeiternummer, personal-nr, mitarbeiter-id, matrikelnummer, pers nr, personal nr, mitarbeiter-nr,
            persnr, matrikel-nr, ma-nr, ma-nummer, personalkennziffer, stammnummer, personal-id, mitarbeiterkennung, ~kennung, ausweisnummer,
            dienstnummer, mitgliedsnummer, ~kennnummer, personenkennung, matr nr, studierendennummer, personenid,
            pers-id, pers id, personal-nummer, persnummer, personalnr, mitarbeiternr, ma nr, ma id, mitarb nr, azubi nr, ausbildungsnummer,
            mitgliedsnr, mitglieds-nr, teilnehmernummer, teilnehmer-nr, teilnehmer nr, tn-nr, studierenden-nr, matrikel, matrikelnr,
            immatrikulationsnummer, dienstausweisnummer, sap-nummer, sap-personalnummer, personalschlüssel, stamm-nr, ausweis-nr,
            personalausweisnummer dienst, kundennummer teilnehmer,
            mitarbeiter-kennung, matr.-nr, bibliotheksnummer studierende, mitarbeiterschlüssel, pnr, beschäftigtennummer, id mitarbeiter, personalnr
            sap, perso-nr,
            mitgliedernummer, stipendiatennummer, stipendiaten-nr, stipendiatinnen-nr, teilnehmer-id, teilnehmenden-nr,
            id-nummer""",
        "job_title": """stellenbezeichnung, berufsbezeichnung, funktion, beruf, tätigkeit, stelle, position, jobtitel, positionsbezeichnung,
            aktuelle position, planstelle, funktionsbezeichnung, dienstbezeichnung, titel, tätigkeitsbezeichnung, berufliche position,
            aufgabe, berufliche funktion, dienststellung, amtsbezeichnung, jobbezeichnung, aktuelle tätigkeit,
            stellenbez, stellenbezeichn, planstellenbezeichnung, planst bez, funktionsbez, berufsbez, tätigk, tätigkeitsbez, heutige tätigkeit,
            derzeitige tätigkeit, derzeitige position, jetzige position, gegenwärtige position, momentane position, derzeitige funktion, aktuelle
            funktion, aktueller beruf, ausgeübter beruf, ausgeübte tätigkeit, was machen sie beruflich, was machst du beruflich, was ist ihre
            position, welche position haben sie, welche funktion haben sie, welche tätigkeit üben sie aus, in welcher position arbeiten sie, in
            welcher funktion arbeiten sie, als was arbeiten sie, rolle im unternehmen, funktion im unternehmen, position im unternehmen, stellentitel,
            stellenname, arbeitsplatzbezeichnung, dienstposten, dienstgrad, berufsrolle, jobfunktion, position titel,
            welche funktion üben sie aus, was ist ihre funktion, was arbeiten sie, was arbeitest du, was ist ihr beruf, was ist dein beruf,
            aktueller job, rolle in der firma, ihre rolle im unternehmen, deine rolle im unternehmen, beruf position, position funktion, funktion
            position,
            rolle im team, derzeitiger beruf, ausgeübte funktion,
            ~ausbildungsberuf, ~job, aufgabe im unternehmen, aufgabenbereich im unternehmen""",
        "department": """abteilung, bereich, fachbereich, organisationseinheit, fakultät, ressort, team, sparte, referat, orgeinheit, dezernat,
            organisationseinheit bezeichnung, abteilung bereich, geschäftsbereich, amt, abteilungsname, institut, kostenstelle bezeichnung,
            ~gruppe, abt, oe, fachgebiet,
            abt bez, abteilungsbez, abteilungsbezeichnung, abteilung team, team abteilung, org-einheit, organisationseinh, orgeinh bez, orgeinheit
            bezeichnung, org-bereich, organisationsbereich, unternehmensbereich, arbeitsbereich, funktionsbereich, fachabteilung, hauptabteilung,
            unterabteilung, stabsstelle, kostenstellenbezeichnung, bereich abteilung, in welcher abteilung sind sie tätig, in welcher abteilung
            arbeiten sie, in welchem bereich arbeiten sie, in welchem bereich sind sie tätig, in welchem team arbeiten sie, ihre abteilung, ihr
            bereich, ihr team, fachgruppe, arbeitsgruppe, lehrstuhl, departement, direktion, sachgebiet, team bereich, zentralbereich, ~einheit,
            in welcher abteilung bist du, in welchem team bist du, an welcher fakultät studieren sie, an welcher fakultät studierst du, an welcher
            fakultät, welche abteilung, welcher bereich, organisationseinheit text, oe-bezeichnung, oe-kürzel, abteilung/team, geschäftsfeld,
            klinik, station,
            dienststelle, fachbereich/fakultät""",
        "company": """wo arbeiten sie, wo arbeitest du, firma, unternehmen, arbeitgeber, betrieb, organisation, firmenname, gesellschaft, institution, unternehmensname, einrichtung,
            name der firma, konzern, konzerngesellschaft, arbeitgeberin, buchungskreis bezeichnung, hochschule, unternehmen organisation,
            heutiger arbeitgeber, derzeitiger arbeitgeber, aktueller arbeitgeber, jetziger arbeitgeber, ihr arbeitgeber, ihr unternehmen, ihre firma,
            dein arbeitgeber, bei welchem unternehmen arbeiten sie, in welchem unternehmen arbeiten sie, bei welcher firma arbeiten sie, für welche
            organisation arbeiten sie, unternehmen institution, institution unternehmen, firma organisation, firma institution, organisation firma,
            name des unternehmens, name der organisation, name des arbeitgebers, arbeitgebername, ausbildungsbetrieb, betriebsname,
            trägerorganisation, ~verein, vereinsname, rechtsträger, mandant bezeichnung, konzernunternehmen, tochtergesellschaft, firmenbezeichnung,
            arbeitsstelle,
            unternehmen rechtseinheit, rechtseinheit, gesellschaftsname, buchungskreis, firmierung, für welches unternehmen arbeiten sie, wo sind
            sie beschäftigt, in welcher organisation arbeiten sie, arbeitgeber name, mandant, dienststelle organisation, träger,
            startup, start-up, name des startups, startup-name,
            rechtliche einheit, name des vereins""",
        "location": """wo wohnen sie, wo leben sie, wo sind sie ansässig, standort, ort, stadt, büro, arbeitsort, niederlassung, dienstort, dienstsitz, wohnort, bürostandort, filiale, sitz,
            einsatzort, arbeitsplatz standort, werk, region, stadt ort, beschäftigungsort, standort büro, arbeitsstätte, personalbereich,
            wohnort stadt, stadt wohnort, an welchem standort arbeiten sie, an welchem standort sind sie tätig, welcher standort, ihr standort, dein
            standort, in welcher stadt leben sie, in welcher stadt wohnen sie, in welcher stadt arbeiten sie, wo arbeiten sie stadt, wo leben sie
            stadt, beschäftigungsstandort, arbeitsort stadt, dienststelle ort, einsatzstandort, standortname, standort bezeichnung,
            standortbezeichnung, bürostandort stadt, geschäftsstelle, zweigstelle, ortschaft, wohnsitz, gemeinde, arbeitsstandort, stammstandort,
            betriebsstätte, betriebsort, personalteilbereich, pers ber, heimatort, ortsname,
            in welcher stadt wohnst du, in welcher stadt lebst du, in welcher stadt arbeitest du,
            wo wohnst du, wo lebst du, an welchem standort bist du, büro-standort, standort name, korrespondenzadresse ort, adresse ort, ort privat,
            ort dienstlich, aktueller wohnort,
            firmensitz, hauptsitz, semesteranschrift ort, arbeitsplatz ort, sitz des unternehmens, unternehmenssitz, firmensitz ort,
            ort des unternehmens, studienort,
            betriebssitz, firmensitz, sitz des unternehmens, sitz der firma""",
        "gender": """geschlecht, anrede geschlecht, geschlechtsidentität, geschl, gender, ~w m d, ~m w d,
            geschl schl, geschlechtsschlüssel, geschlecht m w d, geschlechtsangabe, ihr geschlecht, dein geschlecht, geschlechtszugehörigkeit,
            geschlechtseintrag""",
        "phone": """telefon, telefonnummer, handy, handynummer, mobil, mobilnummer, rufnummer, tel nr, mobiltelefon, tel, telefon dienstlich,
            telefon geschäftlich, telefon mobil, mobilfunknummer, diensthandy, festnetz, telefon privat, handy privat, mobil privat,
            kontaktnummer, telefon-nr, diensttelefon, telefon arbeit, handy-nr, mobilfunk, mobile rufnummer, geschäftliche telefonnummer,
            telefon 1, tel dienstl, tel geschäftl, tel mobil, tel privat, tel handy, tel-nr, telefonnr, telefon mobilnummer, mobiltel, mobil-nr,
            mobilnr, handynr, handy-nummer, mobil dienstlich, mobil geschäftlich, handy dienstlich, dienstlich mobil, durchwahl, direktwahl, telefon
            büro, telefon firma, festnetznummer, telefonische erreichbarkeit, unter welcher telefonnummer erreichen wir sie, unter welcher nummer
            erreichen wir sie, wie lautet ihre telefonnummer, ihre telefonnummer, ihre handynummer, deine handynummer, kontakttelefon, kontakt
            telefon, telefonkontakt, fon, whatsapp-nummer, dienstnummer telefon,
            unter welcher telefonnummer, tel. mobil, tel. dienstlich, tel. privat, durchwahl direkt, rückrufnummer,
            arbeitstelefon, natel, telefonnummer mobil, tel nr mobil, bürotelefon, arbeitshandy, handy arbeit, natelnummer,
            unter welcher nummer erreichen wir dich, unter welcher telefonnummer erreichen wir dich,
            unter welcher nummer können wir dich erreichen, unter welcher nummer können wir sie erreichen""",
        "linkedin_url": """linkedin-profil, linkedin-link, link zum linkedin-profil, linkedin-url, linkedin-adresse, linkedin,
            linkedin profil url, link linkedin, ihr linkedin-profil, dein linkedin-profil, linkedin-konto, linkedin profillink, linkedin-seite,
            linkedin oder xing""",
        "start_date": """eintrittsdatum, eintritt, startdatum, beginn, einstellungsdatum, im unternehmen seit, beschäftigt seit, dienstbeginn,
            eintritt am, datum des eintritts, arbeitsbeginn, dienstantritt, dabei seit, seit, erster arbeitstag, eintrittstermin, firmeneintritt,
            beschäftigungsbeginn, angestellt seit, mitarbeiter seit, eingestellt am, vertragsbeginn, ersteintritt, immatrikulationsdatum,
            eintr dat, eintrittsdat, eintritt dat, eintritt datum, eintrittstag, eintr datum, dienstantrittsdatum, datum eintritt, datum
            dienstantritt, datum einstellung, einstelldatum, einstellung am, eingetreten am, angestellt ab, beschäftigungsdatum, erster arbeitstag am,
            startdatum arbeit, start im unternehmen, beginn der beschäftigung, beginn der tätigkeit, beginn beschäftigungsverhältnis, beginn
            arbeitsverhältnis, arbeitsverhältnis seit, ausbildungsbeginn, betriebseintritt, konzerneintritt, firmenzugehörigkeit seit,
            betriebszugehörigkeit seit, zugehörig seit, im haus seit, in der firma seit, tätig seit, seit wann sind sie im unternehmen, seit wann
            arbeiten sie hier, dienstzeit beginn,
            eintritt ins unternehmen, eintritt konzern, bei uns seit,
            starttermin, studienbeginn, beginn der ausbildung, starttag""",
        "birth_date": """geburtsdatum, geburtstag, geb datum, geboren am, geb, geb am, gebdat, geb dat,
            geb-dat, geburtsdat, geb datum tt mm jjjj, geburts-datum, geburtsdatum tt mm jjjj, wann sind sie geboren, ihr geburtsdatum, dein
            geburtstag, geb-datum, gebdatum, geburtst""",
        "years_experience": """berufserfahrung, jahre berufserfahrung, berufsjahre, erfahrung in jahren, jahre erfahrung, berufserfahrung in jahren,
            anzahl jahre berufserfahrung, wie viele jahre berufserfahrung, ~erfahrung, berufserfahrung jahre, ~betriebszugehörigkeit,
            erfahrungsjahre, jahre im beruf, jahre an berufserfahrung, wie viele jahre berufserfahrung haben sie, ~dienstjahre,
            ~jahre im unternehmen, jahre berufstätigkeit, berufstätig seit jahren, anzahl berufsjahre, anzahl jahre erfahrung, anzahl der berufsjahre,
            erfahrung jahre, seit wie vielen jahren sind sie im beruf, seit wie vielen jahren arbeiten sie, seit wie vielen jahren sind sie
            berufstätig, seit wie vielen jahren sind sie tätig, wie viele jahre arbeiten sie, wie viele jahre erfahrung haben sie, wie lange arbeiten
            sie schon, wie lange sind sie im beruf, wie lange sind sie berufstätig, berufserf, berufserf jahre, ~betriebszugehörigkeit in jahren,
            ~betriebszugehörigkeit jahre, ~dienstalter, praxisjahre, jahre praxis,
            wie viele jahre sind sie berufstätig, berufserfahrung (jahre)""",
        "mentee_capacity": """anzahl mentees, kapazität, maximale anzahl mentees, plätze, max mentees, wie viele mentees, mentee-kapazität,
            anzahl der mentees, wie viele mentees möchten sie betreuen, max anzahl mentees, gewünschte anzahl mentees, mentee-plätze,
            anzahl mentees max, max mentee, maximale mentees, wie viele mentees möchten sie begleiten, wie viele mentees können sie betreuen, wie
            viele mentees können sie begleiten, wie viele personen möchten sie begleiten, wie viele coachees, anzahl coachees, anzahl plätze mentees,
            kapazität mentees, mentee-anzahl, mentees maximal,
            wie viele mentees könnten sie betreuen, wie viele mentees kannst du betreuen, wie viele mentees könntest du begleiten, wie viele mentees
            können sie aufnehmen, wie viele mentees maximal, max. mentees, anzahl möglicher mentees, mentees max, wie viele personen können sie
            betreuen, wie viele personen könnten sie begleiten, betreuungskapazität, freie plätze mentees,
            freie plätze, wie viele studierende können sie begleiten, wie viele studierende kannst du begleiten,
            wie viele personen können sie begleiten""",
        "country": """land, staat, ~herkunftsland, wohnsitzland, länderkennzeichen, ländercode, ~nation, land des standorts, arbeitsland, länderschlüssel,
            land region, staat land,
            wohnland, land wohnsitz, land des wohnsitzes, land wohnort, wohnsitz land, einsatzland, beschäftigungsland, in welchem land leben sie, in
            welchem land arbeiten sie, in welchem land wohnen sie, landesname, länderbezeichnung, land iso, landkürzel, länderkürzel, land standort,
            ihr land,
            korrespondenzadresse land, adresse land, land adresse, land (adresse), land privatadresse""",
        "time_zone": """zeitzone, ihre zeitzone, in welcher zeitzone,
            zeitzone standort, in welcher zeitzone leben sie, in welcher zeitzone arbeiten sie, deine zeitzone""",
        "language": """sprache, muttersprache, bevorzugte sprache, sprachen, korrespondenzsprache, sprachkenntnisse, gesprochene sprachen,
            welche sprachen sprechen sie, kommunikationssprache, arbeitssprache, systemsprache,
            sprache n, sprachkenntnis, fremdsprachen, fremdsprachenkenntnisse, weitere sprachen, verkehrssprache, sprache der kommunikation, sprache
            im mentoring, in welcher sprache, in welchen sprachen, welche sprachen sprichst du, welche sprache bevorzugen sie, ihre muttersprache,
            ihre sprachen, sprachschlüssel, sprachcode, konversationssprache, umgangssprache, erstsprache,
            in welchen sprachen können sie mentoring anbieten, welche sprache sprechen sie, sprachen mentoring, mentoring-sprache, gewünschte
            sprache, sprache(n), sprachen (gesprochen), bevorzugte sprachen, korrespondenzspr""",
        "skills": """fähigkeiten, kenntnisse, kompetenzen, stärken, fachgebiete, expertisen, expertise, fachkenntnisse, kernkompetenzen,
            welche kompetenzen bringen sie mit, fertigkeiten, qualifikationen, fachkompetenzen, schwerpunkte, skills, fachwissen, know-how,
            was können sie weitergeben, worin sind sie gut, themenschwerpunkte, erfahrungsgebiete, wobei können sie helfen,
            fachkompetenz, fachliche kompetenzen, fachliche schwerpunkte, fachlicher schwerpunkt, fachgebiet kompetenz, kompetenzfelder,
            kompetenzbereiche, kompetenzprofil, expertenwissen, spezialgebiete, spezialgebiet, spezialisierung, spezialisierungen, themen zum
            weitergeben, themen die ich anbiete, was ich anbieten kann, was ich weitergeben kann, was ich gut kann, was können sie anbieten, was
            können sie gut, was kannst du gut, welche erfahrungen möchten sie weitergeben, welche erfahrungen können sie weitergeben, welche
            kompetenzen möchten sie weitergeben, welche kompetenzen haben sie, welche fähigkeiten haben sie, welche fähigkeiten bringen sie mit,
            welche stärken haben sie, was sind ihre stärken, welche kenntnisse haben sie, in welchen themen können sie unterstützen, wobei können sie
            unterstützen, womit können sie helfen, worin können sie unterstützen, worin kennen sie sich aus, bei welchen themen können sie
            unterstützen, erfahrungsbereiche, erfahrungsfelder, ihre kompetenzen, meine stärken, können, fachkenntnis, kenntnis, skill,
            meine kompetenzen, meine fähigkeiten, meine schwerpunkte, meine expertise,
            was kann ich einbringen, was können sie einbringen, was bringen sie mit, was bringst du mit, was kannst du anbieten, was möchten sie
            weitergeben, was möchtest du weitergeben, wobei kannst du helfen, wobei kann ich helfen, wobei kann ich unterstützen, womit kann ich
            helfen, womit kannst du unterstützen, worin kann ich unterstützen, ich kann helfen bei, ich kann unterstützen bei, ich biete, biete,
            angebot, mein angebot, unterstützungsangebot, themen die ich anbieten kann, zu welchen themen können sie beraten, zu welchen themen
            kannst du mentoren, in welchen bereichen können sie unterstützen, in welchen bereichen haben sie expertise, beratungsthemen,
            beratungsfelder, mentoringthemen angebot, fachexpertise, expertisefelder, know-how-bereiche, wissensgebiete, besondere kenntnisse,
            besondere fähigkeiten,
            in welchen bereichen kennst du dich aus, in welchen bereichen kennen sie sich aus, wo kennst du dich aus, wo kennen sie sich aus, womit
            kennst du dich aus, kennst du dich aus, worin bist du gut, worin bist du stark, darin bin ich gut, gut in, stark in,
            bei welchen themen kannst du unterstützen, welche themen kannst du abdecken, welche themen können sie abdecken, welche themen kannst
            du als mentor abdecken, themen zu denen ich beraten kann, themen bei denen ich unterstützen kann,
            erfahrungen die ich teilen kann, das kann ich weitergeben, erfahrungen die ich weitergeben kann""",
        "interests": """interessen, interessengebiete, themen, hobbys, hobbies, themeninteressen, ~interesse an, freizeitinteressen,
            wofür interessieren sie sich, interessensgebiete, interessenschwerpunkte, welche themen interessieren sie,
            interessengebiet, interessenfelder, interessenbereiche, interessensbereiche, interessenfeld, themenwünsche, themengebiete, themenfelder,
            themenbereiche, hobbys und interessen, interessen und hobbys, interessen hobbys, freizeit, freizeitaktivitäten, was interessiert sie, was
            sind ihre interessen, wofür interessierst du dich, ihre interessen, deine interessen, persönliche interessen, berufliche interessen, was
            machen sie in ihrer freizeit, leidenschaften, an welchen themen sind sie interessiert, interesse,
            was interessiert dich, welche interessen haben sie, was sind deine hobbys, was machst du in deiner freizeit, was machst du gern,
            hobbys/interessen, freizeitbeschäftigung, welche themen interessieren dich, themen die mich interessieren,
            was machst du gerne wenn du frei hast, was machst du gerne, was machen sie gerne""",
        "goals": """ziele, ziel, entwicklungsziele, lernziele, erwartungen, was möchten sie erreichen, ziele im mentoring, mentoring-ziele,
            erwartungen an das programm, was erhoffen sie sich, was erwarten sie vom mentoring, was möchten sie lernen, ~motivation,
            was möchten sie im programm erreichen, karriereziele, entwicklungsfelder, ihre ziele, was willst du erreichen, zielsetzung,
            was versprechen sie sich von der teilnahme, persönliche ziele, berufliche ziele, entwicklungsbedarf, entwicklungsthemen,
            anliegen, ihr anliegen, mein anliegen, anliegen im coaching, anliegen im mentoring, coachingziel, coaching-ziel, coachingziele,
            coachinganliegen, zielsetzungen, ziel des coachings, ziel des mentorings, ziele des mentorings, mentoringziel, mentoringziele, was
            wünschen sie sich vom mentoring, was wünschen sie sich vom programm, was wünschst du dir vom mentoring, was wünschen sie sich, wünsche an
            das mentoring, wünsche an das programm, was erwarten sie, was erwarten sie vom programm, was erwarten sie von diesem programm, was
            erwarten sie sich vom programm, was erwartest du vom programm, was erwartest du, was erhoffst du dir, was erhoffen sie sich vom mentoring,
            was erhoffen sie sich vom programm, was möchten sie mitnehmen, was möchten sie lernen oder erreichen, was möchtest du lernen, was möchtest
            du erreichen, was wollen sie lernen, was wollen sie erreichen, woran möchten sie arbeiten, woran möchtest du arbeiten, womit wünschen sie
            sich unterstützung, wobei wünschen sie sich unterstützung, wobei brauchen sie unterstützung, unterstützungsbedarf, lernwünsche,
            lernbedarf, lernziel, entwicklungswünsche, entwicklungsziel, entwicklungsfeld, entwicklungsbereiche, erwartung, ihre erwartungen, meine
            erwartungen, meine ziele, deine ziele, zielvorstellungen, beweggründe, motivation zur teilnahme, teilnahmemotivation, warum möchten sie
            teilnehmen, warum möchten sie am programm teilnehmen, warum möchtest du teilnehmen, warum nehmen sie teil, was ist ihre motivation,
            weshalb möchten sie teilnehmen, grund der teilnahme,
            woran möchte ich arbeiten, woran willst du arbeiten, daran möchte ich arbeiten, was möchte ich lernen, was möchte ich erreichen, was
            willst du lernen, was möchtest du mitnehmen, was wünschen sie sich von ihrer mentorin, was wünschen sie sich von einem mentor, was
            erwarten sie von ihrem mentor, was erhoffst du dir vom mentoring, was erhoffst du dir vom programm, was erhoffen sie sich von dem
            programm, ich suche, suche, gesuch, suche unterstützung bei, ich suche unterstützung bei, ich brauche hilfe bei, wobei brauchst du
            hilfe, wobei möchtest du unterstützung, wobei wünschst du dir unterstützung, bei welchen themen wünschen sie sich unterstützung, welche
            ziele verfolgen sie, welche ziele hast du, welche ziele haben sie, was sind ihre ziele, was sind deine ziele, welche fähigkeiten möchten
            sie entwickeln, welche kompetenzen möchten sie entwickeln, welche erwartungen haben sie, welche erwartungen hast du, erwartungen an das
            mentoring, erwartungen ans mentoring, erwartungen an die mentorin, mentoring-erwartungen, mentoring-anliegen, thema des mentorings,
            entwicklungswunsch, lernthemen, lernfelder,
            was erwartest du dir von deiner mentorin, was erwartest du dir von deinem mentor, was erwartest du dir vom programm, was erwartest du
            von deinem mentor, was möchtest du entwickeln, woran möchtest du wachsen,
            wobei brauchst du unterstützung, was wünschst du dir von deiner mentorin, was wünschst du dir von deinem mentor,
            was versprechen sie sich vom programm, herausforderungen, aktuelle herausforderungen, was versprichst du dir vom programm""",
        "bio": """kurzbiografie, über mich, ~lebenslauf, vorstellung, profil, kurzvorstellung, kurzprofil, biografie, über sie, ~beschreibung,
            stellen sie sich kurz vor, vorstellungstext, selbstbeschreibung, bio, steckbrief, kurzbeschreibung, zur person, vita, werdegang,
            erzählen sie uns etwas über sich, erzählen sie uns von sich, erzählen sie etwas über sich, erzähl uns etwas über dich, erzähl etwas über
            dich, beschreiben sie sich kurz, beschreiben sie sich, bitte stellen sie sich vor, bitte stellen sie sich kurz vor, stell dich kurz vor,
            stell dich vor, etwas über sie, ein paar worte über sie, ein paar sätze zu ihrer person, kurze vorstellung, kurzer lebenslauf, kurz-bio,
            kurzbio, kurzvita, beruflicher werdegang, ihr werdegang, beruflicher hintergrund, hintergrund, wer sind sie, wer bist du, angaben zur
            person, persönliche vorstellung, profiltext, vorstellung der person, über dich,
            stellen sie sich vor, stellen sie sich in wenigen sätzen vor, beschreibe dich kurz, beschreib dich kurz, erzähl uns von dir, erzählen
            sie kurz von sich, kurze beschreibung, kurzbeschreibung person, über die person, ein paar sätze über dich, ein paar sätze über sich,
            persönliches, wer bin ich, das bin ich, mein werdegang, berufsweg, beruflicher weg, laufbahn, kurzer werdegang, profilbeschreibung,
            beschreib dich in drei sätzen, beschreib dich in ein paar sätzen, beschreib dich selbst, beschreibe dich, beschreiben sie sich in
            wenigen sätzen, in drei sätzen,
            ein paar worte zu dir, ein paar worte zu ihnen, ein paar worte über mich, kurze selbstbeschreibung,
            erzähle etwas von dir""",
        "notes": """notizen, notiz, bemerkungen, bemerkung, anmerkungen, kommentar, hinweise, anmerkung, kommentare, sonstiges, hinweis, vermerk,
            haben sie noch anmerkungen, weitere anmerkungen, sonstige anmerkungen, interne notizen, zusatzinformationen, sonstige bemerkungen,
            bem, bemerk, anm, anmerk, notiz intern, interne bemerkung, interne bemerkungen, bemerkung intern, kommentarfeld, freitext, zusätzliche
            hinweise, zusätzliche informationen, zusätzliche bemerkungen, weitere hinweise, weitere informationen, weitere bemerkungen, weitere
            kommentare, besondere hinweise, besonderheiten, sonst noch etwas, was sollten wir noch wissen, gibt es sonst noch etwas, gibt es noch
            etwas das wir wissen sollten, gibt es sonst noch etwas das wir wissen sollten, gibt es etwas das wir wissen sollten, möchten sie uns noch
            etwas mitteilen, möchten sie noch etwas mitteilen, noch etwas, nachricht, ihre nachricht, mitteilung, wünsche und anmerkungen, fragen und
            anmerkungen, fragen oder anmerkungen,
            haben sie noch fragen oder anmerkungen, haben sie noch fragen, gibt es noch etwas, was wir noch wissen sollten, ergänzungen, ergänzende
            hinweise, ergänzende angaben, zusatzinfo, zusatzinfos, zusatzangaben, infos, info, kommentar intern, interne kommentare, interne
            hinweise, fragen/anmerkungen, wünsche/anmerkungen, sonstige hinweise, sonstige infos, anmerkungen intern,
            möchtest du uns noch etwas sagen, möchten sie uns noch etwas sagen, willst du uns noch etwas sagen, was wir wissen sollten,
            sonst noch was, interne notiz, noch was""",
        "role": """rolle, teilnahme als, mentoring-rolle, mentor oder mentee, rolle im programm, ~anmeldung als, mentor in oder mentee, programmrolle,
            ich möchte teilnehmen als, teilnehmertyp, rolle im mentoring, teilnahmerolle, ich nehme teil als, mentor/mentee, ~art der teilnahme,
            möchten sie als mentor oder mentee teilnehmen, möchten sie als mentorin oder mentee teilnehmen, möchten sie als mentorin mentor oder als
            mentee teilnehmen, möchtest du als mentor oder mentee teilnehmen, möchten sie mentor oder mentee sein, als was möchten sie teilnehmen, in
            welcher rolle möchten sie teilnehmen, in welcher rolle nehmen sie teil, ich möchte teilnehmen, ich bewerbe mich als, bewerbung als, ich
            melde mich an als, mentor oder mentee rolle, mentorin oder mentee, mentor mentee, gewünschte rolle, rolle mentor mentee, teilnehmerrolle,
            teilnehmerart, rolle der person im programm,
            möchtest du mentor oder mentee sein, möchtest du mentor/in oder mentee werden, möchten sie mentor/in oder mentee werden, ich bin, ich
            möchte mitmachen als, mitmachen als, teilnehmen als, teilnahme am programm als, anmeldung für die rolle, in welcher rolle möchtest du
            teilnehmen, als was möchtest du teilnehmen, als was nehmen sie teil, wie möchten sie teilnehmen, wie möchtest du teilnehmen, funktion im
            mentoring, mentoringrolle, mentoring-funktion,
            ich möchte sein, ich will mitmachen als""",
        "status": """status, zustand, teilnahmestatus, ~aktiv, teilnehmerstatus,
            teilnehmer-status, status der teilnahme, status teilnehmer, status im programm, programmstatus, aktivstatus""",
    },
    others="""notfall*, vorgesetz*, führungskraft, führungskräfte, chef*, eltern*, erstell*, geänder*, änderung*, aktualisier*, anmeld*, austritt*,
        ende, endet, letzte*, ehepartner*, partner*, assisten*, sekretär*, ansprechpartner*, ansprechperson*, hr, personalreferent*, leiter*, leitung*,
        inhaber*, besitzer*, verantwortlich*, betreuer*, tutor*, lehrer*, mutter, vater, kinder, arzt, empfehl*, mentor*, mentee*, wunsch*, gewünscht*,
        bevorzugt*, zuletzt, login, zugriff, import*, zeitstempel, abmeld*, newsletter, einwilligung*, zustimmung*, bestätigt*, bestätigung*, gesendet,
        gültig*, format, typ, art, firmen*, unternehmens*, rechnung*, liefer*, kunde*, veranstaltung*, kurs*, sitzung*, programm*,
        projekt*, fällig*, probezeit*, beförderung*, kündigung*, gehalt*, kosten, eingang, absend*, bank*, steuer*, sozialversicherung*, krankenversicherung*,
        kollege*, kollegin, freund*, vertreter*, vertretung, stellvertret*, zweit*, gekündigt, erfasst*, registrier*, ausgeschieden, opt, bewertung*, niveau,
        käufer*, besteller*, zahler*, sachbearbeit*, ausbilder*, ausbilderin*, prüfer*, vermittler*, melder*, erziehungsberechtigt*, trainer*,
        moderator*, referent*, dozent*, professor*, hiwi, hausarzt*, angehörig*, auftraggeber*, rechnungsempf*, bearbeiter*, ersteller*, verfasser*,
        einsender*, einladend*, eingeladen von, empfohlen von, geworben von, lieferant*,
        nächste angehörige, angeh*, zweitbetreuer*, erstbetreuer*, studiengangsleit*, fachvorgesetzt*, ersatzkontakt, bürgschaft, bürge*,
        nachfolger*, vorgänger*, schwester, bruder, sohn, tochter, ehemann, ehefrau, ehegatt*, lebensgefährt*,
        betreuerin, betreuers, betreuerinnen,
        buchhaltung*, buchführung, zentrale*, telefonzentrale, empfang, info, vertragsp*, verwaltung*, sammelpostfach, funktionspostfach,
        referenz*, klassenlehr*, gründer*, ansprechpartnerin""",
    managers="vorgesetzt*, führungskraft, führungskräfte, chef*, teamleit*, teamleiter*, abteilungsleit*",
    hints="""format, bevorzugt*, bestätigt*, bestätigung*, gültig*, programm*, firmen*, unternehmens*, typ, art, mentoring*, login, niveau, letzte*,
        falls, dienstlich, intern, admin""",
    people="""kunde*, kundin*, klient*, gast, gäste*, ehemalige*, coachee*, tutor*, azubi*, auszubildende*, praktikant*, schüler*, lehrling*, kollege*, kollegin,
        pate*, patin*, patenkind*, eingeladene*, betreute*, lehrer*, freund*,
        ansprechpartner*, ansprechperson*, gründer*, vertreter*, stipendiat*, bewerber*, mitglied*, patient*, teilnehmende*,
        inhaber, inhaberin""",
    second={
        "location": "stadt, ort, wohnort, gemeinde, ortschaft",
        "department": "team, gruppe, einheit, referat, sachgebiet",
    },
    lesser="privat, private, privater, weitere, alternativ, alternative, zusätzliche, zweite, 2",
    nothing="""anrede, akademischer titel, akad titel, titel vorangestellt, namenszusatz, geburtsname, zweiter vorname, plz, postleitzahl, straße,
        straße und hausnummer, hausnummer, adresse, anschrift, bundesland, kanton, fax, faxnummer, webseite, website, alter, staatsangehörigkeit,
        nationalität, familienstand, religion, konfession, gehalt, kostenstelle, kostenstellennummer, vertragsart, beschäftigungsart, arbeitszeit,
        wochenstunden, arbeitszeitmodell, austrittsdatum, vertragsende, probezeitende, vorgesetzter, vorgesetzte, führungskraft, notfallkontakt, notfallnummer,
        notfalltelefon, steuer-id, sozialversicherungsnummer, iban, studiengang, semester, fachsemester, abschluss, branche, hierarchieebene, entgeltgruppe,
        mentor, mentorin, mentee, verfügbarkeit, einwilligung datenschutz, datenschutz, newsletter, erstellt am, geändert am, letzter login, letzte anmeldung,
        anmeldedatum, angemeldet am, zeitstempel, wie haben sie von uns erfahren, profilbild, foto, t-shirt-größe, bezirk, kategorie, gruppenleiter,
        geburtsort, geburtsland, status der bewerbung, bewerbungsstatus, position id, stellen-id, kursbeginn, kursort, veranstaltungsort, firmengröße,
        unternehmensgröße,
        antwort id, antwort-id, datum abgeschickt, letzte seite, start-sprache, zugangscode, datum start, datum letzte aktivität, ip-adresse,
        startseed, startzeit, fertigstellungszeit, gesamtpunktzahl, rückgemeldet, hochschulsemester, immatrikuliert am, immatrikulation,
        exmatrikulation, studienbeginn semester, studiengangstext, hauptfach, nebenfach, personalbereich, personalteilbereich, mitarbeitergruppe,
        mitarbeiterkreis, tarifgruppe, besoldungsgruppe, gehaltsgruppe, stundenlohn, urlaubsanspruch, schwerbehinderung, ticketart, bestellnummer,
        betreuer, betreuerin, bevorzugter name, spitzname,
        förderbeginn, förderende, förderzeitraum, stipendienbeginn, beginn des stipendiums, ende des stipendiums, stipendium seit, gründungsjahr,
        teamgröße,
        mitgliedsart, mitgliedsbeitrag, werkstudent, dienstwagen, gewünschte sprache, abteilungsnummer, vereinsart, telefon zentrale, lebenslauf,
        rechtsform, durchschnittsnote, betriebsgröße, mitarbeiterzahl, anzahl mitarbeitende,
        e-mail angezeigter name, e-mail-anzeigename,
        autotelefon, telex, telefon firma, weiterer ort, jahrestag, funkruf,
        mitgliedsstatus, mitgliedschaftsstatus, mitarbeiterstatus, beschäftigungsstatus, studierendenstatus, studentenstatus, zahlungsstatus, bewerbungsstatus, vertragsstatus, aufenthaltsstatus, buchungsstatus, gruppen, bewerber-id, bewerbernummer, kandidaten-id, eindeutige id, startnummer,
        name der hochschule, name der schule, name der universität""",
    fillers="""adresse, nummer, nr, hochschule, universität, uni, schule, dienst, welchem, welcher, welchen, arbeiten, wohnen, leben, leben sie, arbeiten sie, derzeit, ihre, ihr, ihren, ihrem, ihrer, dein, deine, deinen, bitte, der, die, das, des, dem, den, pflichtfeld, pflicht, optional, dienstlich, dienstliche,
        geschäftlich, geschäftliche, beruflich, berufliche, teilnehmer, teilnehmerin, teilnehmers, teilnehmenden, mitarbeiter, mitarbeiters, mitarbeiterin,
        person, angeben, eingeben, wie, lautet, ist, sind, was, welche, welcher, welches, wo, und, oder, falls, für, im, in, am, an, zu, zum, zur, von, vom, mit,
        sie, du, haben, hast, aktuelle, aktueller, aktuell, bezeichnung, angabe, angaben, tt, jjjj, hauptadresse, primäre, primär, mehrfachauswahl,
        kommagetrennt, möchten, komma, getrennt, zeichen, studierende, studierenden, bewerber, bewerberin, kontakt, sap, als, ich, wir, uns,
        korrespondenzadresse, privatadresse, meldeadresse""",
    bare_names=frozenset(("name",)),
    counts="anzahl, wie viele, wieviele",
    measures="wie oft, wie häufig, wie lange, wie viel zeit, wieviel zeit",
    preferred="""rufname, bevorzugter, spitzname,
        genannt""",
    lesser_of={"start_date": "ursprüngliches, ursprünglicher, erstmaliger, technischer, technisches"},
    consents="""ich stimme, ich bin einverstanden, ich willige, ich akzeptiere, ich bestätige, ich habe die datenschutz, ich erkläre, stimmst du, stimmen
        sie, bist du einverstanden, sind sie einverstanden, hiermit, mit der anmeldung""",
    never={
        "mentee_capacity": "aktuelle, aktuell, bisher, bisherige, derzeit, derzeitige, laufende, zugeordnet, zugeordnete",
        "company": "adresse, anschrift, telefon, website, webseite, größe, logo, rechtsform, beschreibung",
        "department": "nummer, kürzel, code, leiter, leitung",
        "job_title": "nummer, kürzel, code",
        "location": "nummer, kürzel, code",
        "full_name": "aktueller, aktuelle, schule, hochschule, universität, klasse",
        "phone": "typ, art, ländervorwahl",
        "first_name": "schule, hochschule, universität, klasse",
        "last_name": "schule, hochschule, universität, klasse",
        "role": "beschreibung",
    },
)
