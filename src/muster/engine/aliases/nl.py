"""Dutch."""

from muster.engine.aliases.language import Language

LANGUAGE = Language(
    "nl",
    "Dutch",
    names={
        "email": """e-mail, e-mailadres, mailadres, emailadres, zakelijk e-mailadres, werk e-mail, e-mail werk, e-mailadres werk, mail, zakelijke e-mail, e-mail zakelijk,
            werkmail, privé e-mail, e-mail privé, persoonlijk e-mailadres, contact e-mail, zakelijk mailadres, e-mailadres zakelijk,
            wat is je e-mailadres, wat is uw e-mailadres, op welk e-mailadres kunnen we je bereiken, je e-mailadres, uw e-mailadres, e-mail
            vrijwilliger, e-mailadres vrijwilliger, e-mail deelnemer, e-mailadres deelnemer, e-mailadres medewerker, e-mail medewerker, e-mail
            student, zakelijke mail, mail zakelijk, werk e-mailadres, werkadres e-mail, e-mail kantoor, e-mailadr, contactmail, contact e-mailadres,
            hoofd e-mailadres, e-mail 1,
            e-mailadres instelling, e-mail instelling, instellingsmail, instellings-e-mail, schoolmail, school e-mail, studentenmail, student
            e-mail, e-mailadres school, e-mailadres universiteit, universiteitsmail, hogeschool e-mail, organisatie e-mail, e-mailadres organisatie,
            e-mail organisatie, bedrijfsmail, bedrijfs e-mail, e-mail op het werk, werk-mail, kantoormail, mailadres werk, werkmailadres,
            correspondentie e-mail, welk e-mailadres gebruik je, waar kunnen we je mailen,
            uu e-mail, vu e-mail, uva e-mail, tu e-mail, hogeschoolmail""",
        "manager_email": """e-mail leidinggevende, e-mailadres leidinggevende, e-mail manager, e-mail van leidinggevende, e-mail van de manager, e-mail chef, leidinggevende e-mail,
            e-mailadres manager, e-mailadres van leidinggevende, e-mail van uw leidinggevende, e-mail van de leidinggevende, mail leidinggevende,
            emailadres van je leidinggevende, e-mailadres van je leidinggevende, e-mail van je leidinggevende, mailadres leidinggevende, mailadres
            van je leidinggevende, e-mail direct leidinggevende, e-mailadres direct leidinggevende, e-mail teamleider, e-mailadres teamleider,
            e-mail teammanager, e-mail afdelingshoofd, mail manager, e-mailadres van je manager""",
        "first_name": """voornaam, roepnaam, voornamen, eerste naam,
            wat is je voornaam, je voornaam, vnaam, voorn, roepnaam deelnemer,
            wat is uw voornaam, voornaam volgens paspoort, eerste voornaam, voornaam deelnemer, voornaam medewerker, officiële voornamen""",
        "last_name": """achternaam, familienaam, achternamen,
            wat is je achternaam, je achternaam, anaam, achtern, familienaam deelnemer,
            wat is uw achternaam, en je achternaam, geslachtsnaam, achternaam deelnemer, achternaam medewerker, achternaam (met tussenvoegsel)""",
        "full_name": """naam, volledige naam, voor- en achternaam, deelnemer, naam deelnemer, voornaam en achternaam, weergavenaam, naam medewerker, medewerker, naam van de deelnemer,
            student, werknemer, achternaam voornaam, naam student, naam werknemer, uw naam,
            hoe heet je, hoe heet u, wat is je naam, wat is uw naam, je naam, je volledige naam, voornaam achternaam, naam vrijwilliger, vrijwilliger,
            cursist, naam cursist, leerling, naam leerling, stagiair, coachee, naam coachee, lid, naam lid, trainee, naam volledig, volledige naam
            deelnemer,
            ~contactpersoon, ~naam contactpersoon""",
        "employee_id": """personeelsnummer, medewerkernummer, werknemersnummer, personeelsnr, medewerker-id, studentnummer, stamnummer, werknemer-id, personeels-id, persnr,
            medewerkersnummer, werknemernummer, studentennummer, personeelskenmerk, personeels nr, medewerker id, relatienummer,
            pers nr, pers nummer, mdw nr, medewerkernr, medewerkersnr, werknemernr, personeels id, vrijw nr, vrijwilligersnummer, lidnummer,
            leerlingnummer, studentnr, registratienummer personeel, badge, badgenummer, deelnemernummer,
            medewerkercode, personeelscode, mdw-nr, mdw nummer, medewerker nummer, medewerker nr, pers.nr., pers. nummer, personeelsnummer afas,
            studielinknummer student, studentnr., student-id, id medewerker, code medewerker, personeel nr,
            lidmaatschapsnummer, lidnr, lidmaatschapsnr,
            registratienummer""",
        "job_title": """functie, functietitel, functienaam, beroep, functiebenaming, huidige functie, titel, positie, baan, functieomschrijving, rol functie, werkzaam als,
            wat is je functie, wat is uw functie, wat doe je voor werk, wat voor werk doe je, je functie, huidige baan, huidig beroep, functie titel,
            functienm, functie omschrijving, rol in de organisatie, beroep of functie, functie beroep, jobtitel,
            wat is je beroep, wat is uw beroep, wat is je huidige functie, wat is uw huidige functie, welke functie heb je, welke functie heeft u,
            wat voor werk doet u, wat doe je, wat doe je in het dagelijks leven, functie/rol, functie of rol, rol/functie, rol binnen de
            organisatie, huidige rol, werkfunctie, omschrijving functie, functie omschr., functieprofiel, beroepstitel,
            rol binnen het bedrijf, functie binnen het bedrijf""",
        "department": """afdeling, team, divisie, eenheid, organisatieonderdeel, bedrijfsonderdeel, dienst, faculteit, organisatie-eenheid, ~sector, afdelingsnaam, afdeling team, opleiding team, domein,
            afd, afd naam, afdeling naam, op welke afdeling werk je, bij welke afdeling werk je, in welk team werk je, je afdeling, je team, dienst
            afdeling, cluster, ~unit, sectie, vakgroep, business unit, directie,
            bij welke faculteit studeer je, aan welke faculteit studeer je, welke faculteit, op welke afdeling werkt u, bij welke afdeling werkt u,
            bij welk team hoor je, in welk team zit je, onder welke afdeling val je, afdeling/team, team/afdeling, afdeling of team,
            afdelingsomschrijving, omschrijving afdeling, organisatorische eenheid, org. eenheid, oe, kostenplaats afdeling, instituut, academie,
            onderdeel, bedrijfsunit, directie/afdeling""",
        "company": """waar werk je, waar werkt u, bedrijf, organisatie, werkgever, bedrijfsnaam, onderneming, naam bedrijf, instelling, naam organisatie, huidige werkgever,
            bij welk bedrijf werk je, bij welke organisatie werk je, voor welke organisatie werk je, je werkgever, uw werkgever, naam werkgever, naam
            van de organisatie, organisatienaam, organisatie bedrijf, bedrijf organisatie, entiteit, vereniging, stichting, school of organisatie,
            instelling naam,
            bij welk bedrijf werkt u, bij welke organisatie werkt u, bij wie werk je, wie is je werkgever, wie is uw werkgever, voor welk bedrijf
            werk je, huidig bedrijf, huidige organisatie, naam onderneming, bedrijf/organisatie, organisatie/bedrijf, rechtspersoon, juridische
            entiteit, werkmaatschappij, organisatie waar je werkt, bedrijf waar je werkt,
            startup, naam startup, naam van de startup""",
        "location": """waar woon je, waar woont u, locatie, plaats, stad, vestiging, kantoor, standplaats, werklocatie, woonplaats, regio, kantoorlocatie, werkplek, filiaal, vestigingsplaats,
            in welke stad woon je, in welke stad werk je, in welke plaats woon je, waar werk je plaats, je woonplaats, uw woonplaats, woonplaats stad,
            plaatsnaam, stad woonplaats, gemeente, werkplaats stad, locatie kantoor, vestiging plaats, werkplek locatie, dorp of stad, vest,
            waar ben je gevestigd, waar ben je werkzaam, waar zit je, op welke locatie werk je, op welke locatie werkt u, op welke vestiging werk
            je, vanuit welk kantoor werk je, in welke stad woont u, stad waar je woont, huidige woonplaats, plaats woonadres, woonadres plaats,
            werkstad, standplaats kantoor, kantoor/locatie, locatie/vestiging, regio/stad,
            plaats adres, adres plaats, stad woonadres, woonplaats (adres),
            hoofdvestiging, vestigingsplaats hoofdkantoor, stad waar je studeert,
            hoofdkantoor""",
        "gender": """geslacht, gender, genderidentiteit, sekse,
            m/v, m/v/x, v/m, geslacht (m/v), man/vrouw""",
        "phone": """telefoon, telefoonnummer, mobiel, mobiele nummer, gsm, mobiel nummer, telefoonnr, tel, mobiele telefoon, gsm-nummer, telefoon werk, telefoon zakelijk, zakelijk telefoonnummer,
            06-nummer, mobiele telefoonnummer, vast nummer, telefoon mobiel, werktelefoon, mobiel telefoonnummer, telefoon privé, telnr, doorkiesnummer,
            wat is je telefoonnummer, op welk nummer kunnen we je bereiken, je telefoonnummer, uw telefoonnummer, tel nr, tel nummer, tel mobiel, tel
            werk, mob nr, mob tel, mobiel nr, zakelijk mobiel, mobiel zakelijk, zakelijke telefoon, mobiel werk, mobiel privé, telefoon 1, telefoon
            overdag, gsm nummer, gsm werk, contactnummer, whatsappnummer, doorkies,
            telefoonnummer waarop je overdag te bereiken bent, op welk nummer ben je bereikbaar, op welk telefoonnummer ben je bereikbaar, waar
            kunnen we je bellen, wat is je mobiele nummer, wat is uw telefoonnummer, telefoonnummer mobiel, telefoonnummer werk, telefoonnummer
            privé, mobiel telefoon, mobieltje, mobile nummer, mob., tel., tel. mobiel, tel. werk, tel. privé, bereikbaar op""",
        "linkedin_url": """linkedin-profiel, linkedin, link naar linkedin, linkedin-link, link naar linkedin-profiel, linkedin-pagina, linkedin-url""",
        "start_date": """startdatum, datum in dienst, indiensttreding, datum indiensttreding, in dienst sinds, begindatum, in dienst, aanvangsdatum, datum van indiensttreding, sinds, in dienst per,
            indienstdatum, werkzaam sinds, datum start, begonnen op,
            datum indienst, indienst sinds, indienst, dat in dienst, dienstverband sinds, start dienstverband, begin dienstverband, aanvang
            dienstverband, startdatum dienstverband, startdatum functie, in dienst vanaf, ~lid sinds, vrijwilliger sinds, wanneer ben je begonnen,
            datum in dienst treding, in dienst vanaf datum, in dienst datum, datum aanvang dienstverband, ingangsdatum dienstverband, startdatum
            contract, contract start, begindatum contract, begindatum dienstverband, begonnen in, gestart op, sinds wanneer werk je hier, dienst
            sinds,
            eerste werkdag, datum aanstelling""",
        "birth_date": """geboortedatum, geboren op, verjaardag, geb datum, datum van geboorte,
            geb dat, gebdatum, geboortedat, wanneer ben je geboren,
            geb.datum, geb. datum, geboren, wat is je geboortedatum,
            gebdat""",
        "years_experience": """jaren ervaring, werkervaring, ervaring, aantal jaren ervaring, ervaring in jaren, jaren werkervaring, hoeveel jaar ervaring, aantal jaar ervaring, aantal jaren werkervaring,
            hoeveel jaar werkervaring heb je, werkervaring in jaren, ~dienstjaren, hoeveel jaar ervaring heb je,
            hoe lang werk je, hoe lang werk je al, hoeveel jaar werk je, hoeveel jaren werkervaring, ~jaren in dienst, ~aantal dienstjaren, jaren
            werkzaam, ervaring jaren, jr ervaring, ~dienstjaren aantal,
            hoeveel jaar werk je al, hoeveel jaar bent u werkzaam, hoe lang werkt u al, jaren werkzaam in het vak, jaren in het vak, ervaring
            (jaren), ervaring (in jaren), werkervaring (jaren), hoeveel jaren ervaring heb je, hoeveel jaar ervaring heeft u, aantal jaren werkzaam,
            aantal jaar werkervaring""",
        "mentee_capacity": """capaciteit, aantal mentees, maximaal aantal mentees, max aantal mentees, hoeveel mentees, plaatsen, max mentees, gewenst aantal mentees, hoeveel mentees wil je begeleiden,
            hoeveel mensen wil je begeleiden, hoeveel mentees kun je begeleiden, aantal mentees max, aantal plekken, beschikbare plekken, aantal
            deelnemers dat je kunt begeleiden,
            hoeveel mentees wilt u begeleiden, hoeveel mentees kunt u begeleiden, hoeveel mentees kun je aan, hoeveel mentees kan je begeleiden,
            hoeveel studenten kun je begeleiden, max. mentees, max. aantal mentees, aantal mentees dat je kunt begeleiden, capaciteit mentees, plek
            voor mentees,
            hoeveel studenten wil je begeleiden""",
        "country": """land, woonland, landcode, land van verblijf, werkland,
            in welk land woon je, in welk land werk je, je land, land van werk, land van vestiging, huidig land,
            land woonadres, woonadres land, land adres, land (woonadres)""",
        "time_zone": """tijdzone, uw tijdzone, jouw tijdzone,
            in welke tijdzone, wat is je tijdzone""",
        "language": """taal, moedertaal, voorkeurstaal, talen, gesproken talen, welke talen spreek je, communicatietaal, welke talen spreekt u, correspondentietaal,
            talenkennis, welke taal spreek je, talen die je spreekt, taal voorkeur, taalkennis, moeder taal, voertaal,
            welke talen beheers je, in welke taal wil je begeleid worden, in welke talen kun je begeleiden, taal van het mentoraat, voertaal
            mentoring, taal/talen, talen die je beheerst, taal(en)""",
        "skills": """vaardigheden, competenties, expertise, sterke punten, kennisgebieden, expertisegebieden, vakgebieden, kwaliteiten, kerncompetenties, waar ben je goed in, specialisaties,
            welke vaardigheden kun je delen, kennis en vaardigheden, deskundigheid, vaardigheid, waar kun je bij helpen,
            waar kun je anderen bij helpen, waar kun je mee helpen, waarmee kun je helpen, wat kun je anderen leren, wat kun je delen, wat kun je
            bieden, waar ligt je expertise, waar ben je sterk in, welke kennis kun je delen, welke vaardigheden heb je, je sterke punten, je
            vaardigheden, kennis, kennisgebied, kennis en ervaring, specialisme, specialismen, specialisatie, kerntaken expertise, deskundigheden,
            talenten, expertises,
            waar kun je mensen bij helpen, waar kun je een mentee bij helpen, waarmee kan ik helpen, waar kan ik bij helpen, wat kan ik bieden, wat
            bied je, wat bied ik, wat breng je mee, ik bied, aanbod, ik kan helpen met, ik kan helpen bij, op welke gebieden kun je helpen, op welke
            onderwerpen kun je helpen, over welke onderwerpen kun je adviseren, op welk gebied heb je expertise, welke expertise heb je, welke
            kennis heb je, welke competenties heb je, welke kennis wil je delen, wat wil je delen, wat zijn je vaardigheden, wat zijn je sterke
            punten, wat is je expertise, waar weet je veel van, waar heb je ervaring mee, mijn expertise, mijn vaardigheden, onderwerpen die ik kan
            begeleiden,
            waar voel je je sterk in, sterk in, goed in""",
        "interests": """interesses, interessegebieden, hobby's, hobbies, onderwerpen, belangstelling, interesse, thema's, waar ben je in geïnteresseerd, interessante onderwerpen,
            wat interesseert je, wat zijn je interesses, je interesses, hobby's en interesses, interesses en hobby's, interessegebied, vrije tijd, wat
            doe je graag, onderwerpen die je interesseren,
            waar heb je interesse in, welke onderwerpen interesseren je, wat doe je in je vrije tijd, wat zijn je hobby's, waar word je blij van,
            mijn interesses, interesse in onderwerpen, passies""",
        "goals": """doelen, doelstellingen, leerdoelen, verwachtingen, doel, ontwikkeldoelen, wat wil je bereiken, wat wilt u bereiken, wat verwacht je van dit programma, ~motivatie, wat wil je leren,
            mentoringdoelen, persoonlijke doelen, wat verwacht je van het programma, wat hoop je te bereiken, ontwikkelpunten, loopbaandoelen,
            wat hoop je eruit te halen, wat hoop je te leren, wat verwacht je, wat verwacht je van een mentor, wat verwacht je van mentoring, wat wil
            je eruit halen, wat zoek je, wat zoek je in een mentor, waaraan wil je werken, waar wil je aan werken, waar heb je hulp bij nodig, waarbij
            wil je hulp, waarom wil je meedoen, waarom wil je deelnemen, waarom doe je mee, je doelen, mijn doelen, leervraag, leervragen, leerwens,
            leerwensen, hulpvraag, ontwikkeldoel, ontwikkelwensen, coachvraag, coachdoel, verwachting, motivatie om deel te nemen, wensen, doel van de
            coaching,
            wat wil je uit het programma halen, wat wil je met het programma bereiken, wat hoop je uit het programma te halen, wat hoop je te halen
            uit, wat wil je ontwikkelen, waarin wil je je ontwikkelen, waar wil je beter in worden, waar wil je mee geholpen worden, waar zoek je
            hulp bij, waarvoor zoek je een mentor, wat zoekt u, ik zoek, ik zoek hulp bij, zoekt, gezocht, hulp gevraagd bij, welke doelen heb je,
            wat zijn je doelen, wat zijn je leerdoelen, wat is je doel, wat zijn je verwachtingen, welke verwachtingen heb je, welke vaardigheden
            wil je ontwikkelen, waarom wil je een mentor, reden van deelname, reden voor aanmelding, motivatie voor deelname, ontwikkelvraag,
            ontwikkelvragen, ontwikkelwens, leerwens(en),
            waar wil je in groeien, waarin wil je groeien, wat wil je meenemen,
            uitdagingen, huidige uitdagingen""",
        "bio": """biografie, over mij, bio, voorstellen, korte bio, profiel, ~beschrijving, introductie, over jezelf, vertel iets over jezelf, stel jezelf voor, korte introductie, ~samenvatting,
            korte biografie, stel jezelf kort voor, over u,
            vertel wat over jezelf, vertel kort iets over jezelf, vertel ons over jezelf, vertel eens wat over jezelf, wie ben je, stel je voor,
            beschrijf jezelf, korte beschrijving, iets over jezelf, over jou, persoonlijk profiel, achtergrond, loopbaan, kort profiel, introtekst,
            vertel iets over uzelf, vertel in het kort iets over jezelf, vertel kort wie je bent, vertel wie je bent, schrijf iets over jezelf, stel
            jezelf voor in een paar zinnen, stel jezelf even voor, wie ben ik, iets over mezelf, over mezelf, kort over jezelf, korte omschrijving,
            korte profieltekst, profieltekst, loopbaan in het kort, jouw verhaal, mijn verhaal,
            korte omschrijving van jezelf, omschrijving van jezelf""",
        "notes": """notities, opmerkingen, opmerking, notitie, commentaar, toelichting, overig, aantekeningen, bijzonderheden, aanvullende informatie, overige opmerkingen, heb je nog opmerkingen, overige,
            opm, bijz, interne opmerkingen, interne notitie, extra opmerkingen, extra informatie, andere opmerkingen, nog iets, nog iets anders, wil
            je nog iets kwijt, wil je nog iets toevoegen, is er nog iets dat we moeten weten, vragen of opmerkingen, opmerkingen of vragen, ~bericht,
            memo,
            heb je nog vragen, heb je nog vragen of opmerkingen, heeft u nog opmerkingen, heeft u nog vragen, nog vragen, nog vragen of opmerkingen,
            nog iets toe te voegen, wil je verder nog iets kwijt, verdere opmerkingen, verder nog iets, overige informatie, overige info, extra
            info, vrij veld, vrije tekst, toelichting intern, aanvullingen, aanvullende opmerkingen""",
        "role": """rol, rol in programma, mentor of mentee, deelname als, mentorrol, type deelnemer, rol in het programma, ik doe mee als, mentor/mentee, ik wil deelnemen als, deelnemen als,
            wil je mentor of mentee zijn, wil je mentor of mentee worden, wil je meedoen als mentor of mentee, ik meld me aan als, aanmelden als, ik
            wil meedoen als, ik neem deel als, meedoen als, doe je mee als, mentor of leerling, mentor mentee, gewenste rol, rol mentor of mentee,
            ben je mentor of mentee, wilt u mentor of mentee zijn, in welke rol wil je meedoen, in welke rol wil je deelnemen, welke rol wil je, als
            wat wil je deelnemen, als wat wil je meedoen, hoe wil je deelnemen, ik wil graag, ik wil graag meedoen als, inschrijven als, ik schrijf
            me in als, deelname rol, rol deelnemer, soort deelnemer, soort deelname,
            wil je buddy of eerstejaars zijn, ik wil zijn""",
        "status": """status, toestand, status deelnemer, deelnamestatus, ~actief,
            status in het programma, deelnemersstatus""",
    },
    others="""nood*, noodgeval*, ice, leidinggevende*, manager*, chef*, ouder*, aangemaakt, gemaakt, gewijzigd, wijzig*, bijgewerkt, laatste, einde, eind*, uitdienst*, uit dienst, vertrek*,
        partner*, echtgenoot, assistent*, secretar*, contactpersoon, hr, mentor*, mentee*, coach*, tutor*, moeder, vader, kinderen, arts, huisarts, referentie*, eigenaar, gewenst*, voorkeur*,
        inlog*, login, toegang, registratie*, inschrijf*, aanmeld*, afmeld*, tijdstempel, toestemming, bevestig*, verzonden, geldig, geverifieerd, type, formaat, bedrijfs*, bedrijf, factuur*, klant*, evenement, cursus*, sessie, programma*, project*, verval*, proeftijd*, promotie*, pensioen*, salaris*, kosten*, bank*, sociaal, verzekering*, collega*, vriend*,
        alternatief, tweede, vorige, oud, oude, antwoord, inzending, import*, nieuwsbrief, niveau, opleiding*,
        koper*, besteller*, betaler*, trainer*, docent*, leraar*, begeleider*, begeleidster*, beoordelaar*, adviseur*, recruiter*, vertegenwoordiger*,
        contact bij nood, auteur, uitgenodigd door, aangemeld door, aanbevolen door, verzorger*, familie*,
        studiebegeleider*, broer, zus, echtgenote, zoon, dochter, borg, verwijzer*, scriptiebegeleid*, mantelzorg*,
        tutormail, tipgever,
        administratie, boekhouding, receptie, centrale, secretariaat, oprichter*, algemeen""",
    managers="""leidinggevende*, manager*, chef*,
        teamleider*, afdelingshoofd*, teammanager*, direct leidinggevende""",
    hints="""formaat, bevestig*, voorkeur*, geldig, programma*, type, bedrijf, niveau,
        hr, intern, indien""",
    people="""klant*, cliënt*, gast*, coachee*, buddy*, maatje*, stagiair*, leerling*, vrijwilliger*, collega*, tutor*, mentor*, mentee*,
        oprichter*, vertegenwoordiger*, lid, leden, contactpersoon, patiënt*, beurs student""",
    second={"location": "stad, plaats, woonplaats, gemeente", "department": "team, eenheid, sectie"},
    lesser="""privé, persoonlijk, persoonlijke, thuis, alternatief, alternatieve, tweede, ander, andere, extra, 2,
        inlog""",
    nothing="""aanhef, tussenvoegsel, tussenvoegsels, voorvoegsel, voorletters, initialen, titulatuur, postcode, adres, straat, huisnummer, provincie, fax, website, leeftijd, nationaliteit, burgerlijke staat,
        salaris, kostenplaats, contracttype, contractsoort, contracturen, uren per week, datum uit dienst, uit dienst, einddatum, einde contract, leidinggevende, manager, chef, noodcontact, contactpersoon noodgeval,
        noodnummer, telefoonnummer noodcontact, bsn, burgerservicenummer, iban, rekeningnummer, studie, opleiding, studierichting, studiejaar, opleidingsniveau, branche, sector, schaal, salarisschaal, functieschaal,
        mentor, mentee, beschikbaarheid, tijdstempel, aangemaakt op, gewijzigd op, laatste login, laatst ingelogd, aanmelddatum, datum aanmelding, inschrijfdatum, toestemming, avg, privacy, foto, maat t-shirt,
        dieetwensen, hoe heb je van ons gehoord, groep, klas, starttijd, voltooiingstijd,
        geboorteplaats, geboorteland, status inschrijving,
        begintijd, tijd van voltooien, tijd van voltooiing, studielinknummer, studiebegeleider, datum uitdienst, uit dienst per, contracteinde,
        contracteinddatum, burgerservicenr, opleidingsvorm, inschrijvingsjaar, jaar van afstuderen, afstudeerjaar, noodcontactpersoon, telefoon
        noodcontact, naam noodcontact,
        contributie, functiecode, locatiecode, afdelingscode, rechtsvorm, cijfer, algemeen telefoonnummer,
        weergavenaam e-mail,
        andere plaats, autotelefoon, hoofdtelefoon bedrijf,
        lidmaatschapsstatus, betaalstatus, contractstatus, studiestatus, studentstatus, inschrijvingsstatus, medewerkerstatus, medewerkersstatus, groepen, kandidaat-id, uniek id""",
    fillers="""adres, nummer, universiteit, school, hogeschool, woon, woont, werk je, werkt, nu, momenteel, graag, uw, jouw, je, jullie, de, het, een, van, der, verplicht, optioneel, zakelijk, zakelijke, werk, deelnemer, deelnemers, medewerker, werknemer, student, persoon, graag, invullen, vul, in, wat, is,
        zijn, welke, waar, en, of, als, voor, op, aan, bij, met, te, dit, deze, huidige, hoofd, primair, primaire, dd, mm, jjjj, formaat, contact, heb, u, wil, wilt, gescheiden, door, komma, kies, selecteer,
        hoe, ik, mij, officieel, nr, s,
        woonadres, correspondentieadres""",
    bare_names=frozenset(("naam",)),
    counts="aantal, hoeveel",
    measures="hoe vaak, hoe lang, hoeveel tijd, hoeveel uur",
    preferred="""roepnaam,
        tussenvoegsel""",
    lesser_of={"start_date": "oorspronkelijke, anciënniteit"},
    consents="""ik ga akkoord, ik geef toestemming, ik accepteer, ik bevestig, ik verklaar, ga je akkoord, gaat u akkoord, geef je toestemming, ik heb
        gelezen""",
    never={
        "mentee_capacity": "huidige, huidig, vorige, gekoppeld, gekoppelde",
        "company": "adres, telefoon, website, grootte, omvang, logo, omschrijving",
        "department": "code, nummer",
        "job_title": "code, nummer",
        "location": "code, nummer",
        "full_name": "huidige, school, universiteit, hogeschool, klas",
        "phone": "soort, type",
        "first_name": "school, universiteit, hogeschool, klas",
        "last_name": "school, universiteit, hogeschool, klas",
        "role": "omschrijving",
        "interests": "mate",
    },
)
