"""Swedish."""

from muster.engine.aliases.language import Language

LANGUAGE = Language(
    "sv",
    "Swedish",
    names={
        "email": """e-post, e-postadress, epost, epostadress, mejl, mejladress, e-mail, jobbmejl, e-post arbete, mail, mailadress, e-post jobb, arbetsmejl, e-postadress arbete, tjänste-e-post, privat e-post, e-post privat,
            jobbmail, e-postadress jobb, e-post tjänst, e-post adress,
            vilken e-postadress kan vi nå dig på, vilken är din e-postadress, vad är din e-post, din e-post, din e-postadress, din mejl, din
            mejladress, e-post arb, deltagarens e-post, deltagarens e-postadress, e-post deltagare, e-post student, studentens e-post, medarbetarens
            e-post, kontakt e-post, kontaktmejl, e-postadr, e-post 1,
            e-postadress (universitet), e-post (universitet), e-post universitet, e-postadress universitet, universitetsmejl, studentmejl, skolmejl,
            e-post skola, e-postadress skola, jobb-e-post, jobbepost, e-post (jobb), e-post (arbete), arbets-e-post, arbetsmail, tjänstemejl,
            företagsmejl, e-post företag, e-post organisation, kontakt-e-post, vilken mejladress når vi dig på, vilken mejl använder du, vad är din
            mejladress, vad är din e-postadress,
            din mejl helst jobbmejl, jobbmejl helst""",
        "manager_email": """chefens e-post, e-post chef, chefs e-post, närmaste chefs e-post, chefens e-postadress, chef e-post, e-post närmaste chef, e-post till chef, chefens mejl, närmaste chef e-post, e-postadress till chef,
            e-postadress chef,
            din chefs mejladress, din chefs e-post, din chefs e-postadress, din chefs mejl, chefens mejladress, chefens mail, mejladress till din
            chef, mejladress till chef, e-post till din chef, e-post till närmaste chef, e-postadress till närmaste chef, närmaste chefs mejl,
            närmaste chefs e-postadress, e-post ansvarig chef""",
        "first_name": """förnamn, tilltalsnamn, förnamnet,
            ditt förnamn, fnamn, förn, deltagarens förnamn,
            vad heter du i förnamn, vad är ditt förnamn, förnamn enligt pass, förnamn (tilltalsnamn), anställds förnamn""",
        "last_name": """efternamn, släktnamn, efternamnet,
            ditt efternamn, enamn, eftern, deltagarens efternamn,
            vad heter du i efternamn, vad är ditt efternamn, och ditt efternamn, efternamn enligt pass, anställds efternamn""",
        "full_name": """namn, fullständigt namn, för- och efternamn, deltagare, namn på deltagare, förnamn och efternamn, visningsnamn, deltagarens namn, medarbetare, anställd, medarbetarens namn, student, efternamn förnamn,
            förnamn efternamn, hela namnet, ditt namn,
            vad heter du, ditt fullständiga namn, deltagarnamn, namnet, studentens namn, adept, adeptens namn, namn på deltagaren, elev, elevens namn,
            praktikant, medlem, medlemmens namn, volontär, sökande, den sökandes namn, anställd namn,
            vad är ditt namn, vad heter du (för- och efternamn), namn (för- och efternamn), namn anställd, namn på medarbetare,
            ~kontaktperson""",
        "employee_id": """anställningsnummer, personalnummer, anställnings-id, medarbetarnummer, anst nr, anställningsnr, studentnummer, anst-nr, medarbetar-id, anställds id, personal-id, anstnr,
            anst id, anställnr, anställn nr, medlemsnr, medlemsnummer, tjänstenummer, signatur id, studentnr, studentid, deltagarnummer,
            anst.nr, anst. nr, anst.nr., anställnings nr, anställningsnummer hr, personal nr, pers nr, medarbetar nr, medarb.nr, student-id, student
            nr, användar-id, sign, hsa-id,
            ~signatur, ladok-id""",
        "job_title": """titel, befattning, yrkestitel, jobbtitel, yrke, position, roll titel, tjänst, befattningsbenämning, nuvarande titel, arbetstitel, nuvarande befattning, yrkesroll, nuvarande position, tjänstetitel, jobb,
            vad arbetar du med, vad jobbar du med, vad är din titel, vad är din befattning, vilken roll har du på jobbet, din titel, din befattning,
            din tjänst, befattn, nuvarande tjänst, nuvarande roll på jobbet, arbetsuppgift, arbetsroll, sysselsättning,
            vad jobbar du som, vad arbetar du som, vad gör du, vad gör du på jobbet, vad är din roll, vad är ditt yrke, vilken befattning har du,
            vilken tjänst har du, vilken titel har du, vilket yrke har du, din yrkesroll, din roll på jobbet, roll på företaget, roll i
            organisationen, nuvarande yrke, nuvarande jobb, befattning/titel, titel/befattning, titel/roll, tjänstebenämning, tjänsteben.,
            befattningstitel""",
        "department": """avdelning, enhet, team, grupp avdelning, sektion, verksamhetsområde, fakultet, institution, organisationsenhet, division, arbetsgrupp, förvaltning, affärsområde, avdelning enhet, ~grupp,
            avd, avd namn, avdelningen, vilken avdelning arbetar du på, på vilken avdelning arbetar du, vilket team arbetar du i, din avdelning, ditt
            team, enhetsnamn, institution avdelning,
            vilken avdelning tillhör du, vilken enhet tillhör du, vilket team tillhör du, vilken fakultet tillhör du, vid vilken fakultet studerar
            du, på vilken fakultet läser du, vilken institution tillhör du, avdelning/enhet, enhet/avdelning, avdelning/team, enhetens namn,
            organisatorisk enhet, org.enhet, orgenhet, kostnadsställe avdelning, verksamhet, förvaltning/enhet, linje,
            ~område""",
        "company": """var arbetar du, företag, organisation, arbetsgivare, bolag, företagsnamn, nuvarande arbetsgivare, företag organisation, lärosäte,
            var jobbar du, vilket företag arbetar du på, vilket företag jobbar du på, vilken organisation arbetar du på, din arbetsgivare, ditt
            företag, din organisation, arbetsgivarens namn, organisationens namn, företagets namn, förening, bolagsnamn, myndighet, arbetsplatsen,
            var jobbar du nu, var arbetar du nu, var jobbar du någonstans, för vilket företag jobbar du, på vilket företag arbetar du, på vilket
            företag jobbar du, vem är din arbetsgivare, vilken är din arbetsgivare, företag/organisation, organisation/företag,
            arbetsgivare/företag, juridisk enhet, nuvarande företag, nuvarande organisation, företag där du arbetar,
            startup, startupens namn""",
        "location": """var bor du, plats, ort, stad, kontor, arbetsplats ort, placeringsort, placering, region, bostadsort, arbetsort, kontorsort, stationeringsort, hemort, kommun, arbetsplats,
            i vilken stad bor du, i vilken stad arbetar du, var är du baserad, hemstad, boendeort, ort där du bor, tjänsteställe, kontoret,
            postort, hemadress ort, ort/stad, stad/ort, i vilken ort bor du, vilken ort bor du i, vilken stad bor du i, vilken stad jobbar du i, var
            bor du (stad), var är du stationerad, var finns du, var jobbar du (ort), på vilket kontor sitter du, vilket kontor tillhör du, vilket
            kontor arbetar du på, kontor/ort, bostadsort (stad), arbetsplatsens ort, placeringsställe, tjänstgöringsort, studieort,
            bor i,
            arbetsställe, huvudkontor, ort för huvudkontor, stad där du studerar""",
        "gender": """kön, könsidentitet, juridiskt kön,
            m/k, k/m, man/kvinna, kön (m/k), kön m/k""",
        "phone": """telefon, telefonnummer, mobil, mobilnummer, mobiltelefon, tel, telefon arbete, telefonnr, tfn, mobilnr, telefon mobil, telefon jobb, jobbtelefon, mobiltelefonnummer, tel nr, direktnummer, telefon privat,
            vilket är ditt telefonnummer, vad är ditt telefonnummer, vilket nummer når vi dig på, ditt telefonnummer, ditt mobilnummer, din mobil,
            deltagarens mobil, deltagarens telefon, mobiltel, mobil nr, tel mobil, tel arbete, tel arb, jobbmobil, kontakttelefon, kontaktnummer,
            telefon 1,
            mobil arbete, mobil privat, mobil (privat), mobil (arbete), mobilnummer arbete, mobilnummer privat, mobiltelefon arbete, arbetsmobil,
            tjänstemobil, tjänstetelefon, telefon dagtid, telefonnummer dagtid, på vilket nummer når vi dig, vilket telefonnummer når vi dig på, vad
            har du för telefonnummer, vad är ditt mobilnummer, telefon/mobil, mobil/telefon, telefon direkt, direkttelefon, whatsapp,
            tel dagtid""",
        "linkedin_url": """linkedin-profil, linkedin, länk till linkedin, linkedin-länk, länk till linkedin-profil, linkedinprofil""",
        "start_date": """startdatum, anställningsdatum, anställd sedan, anställd från, börjande datum, började, anställningsstart, första anställningsdag, tillträdesdatum, anställd fr o m, anställningens startdatum, sedan,
            datum för anställning, startdatum anställning,
            anst datum, anställningsdat, anställningens början, började den, tillträde, ~medlem sedan, startat, start datum, när började du,
            anst.datum, anst. datum, anst.dat, anställd den, anställd datum, anställningsdag, första anställningsdatum, anställning från,
            anställning fr.o.m., anställning start, datum anställning, började datum, började anställning, tillträdde, tilltr.datum, när började du
            på företaget,
            börjat,
            första arbetsdag""",
        "birth_date": """födelsedatum, födelsedag, född, födelsedata,
            född den, föd datum, födelsedat, när är du född,
            född datum, född år, födelsed., vilket datum är du född""",
        "years_experience": """års erfarenhet, erfarenhet, arbetslivserfarenhet, antal års erfarenhet, erfarenhet i år, år av erfarenhet, yrkeserfarenhet, hur många års erfarenhet, antal år i yrket, ~anställningstid,
            arbetslivserfarenhet i år, yrkeserfarenhet år, hur många års erfarenhet har du, erfarenhet år,
            hur länge har du arbetat, hur länge har du jobbat, hur många år har du arbetat, hur många år har du jobbat, antal år i branschen, antal år
            i arbetslivet, år i yrket, ~år i tjänst, ~anställningsår, ~tjänsteår,
            hur länge har du varit yrkesverksam, hur många år har du varit yrkesverksam, hur många års arbetslivserfarenhet har du, antal år som
            yrkesverksam, yrkesverksamma år, år i branschen, arbetslivserfarenhet (år), yrkeserfarenhet (år), erfarenhet (år), erfarenhet (antal år),
            antal år i yrkeslivet, år i yrkeslivet, hur länge har du varit i yrkeslivet, år i arbetslivet""",
        "mentee_capacity": """kapacitet, antal adepter, max antal adepter, hur många adepter, antal mentees, platser, max antal mentees, maximalt antal adepter, hur många adepter kan du ta emot, hur många mentees,
            hur många adepter kan du ta, hur många adepter vill du ha, hur många personer kan du vara mentor för, antal adepter max, antal platser,
            hur många adepter kan du ha, hur många adepter kan du hjälpa, hur många adepter vill du ta emot, hur många mentees kan du ta emot, hur
            många mentees kan du ta, hur många personer kan du ta emot, hur många personer kan du mentorera, max antal, maxantal adepter, max
            adepter, antal adepter du kan ta emot, plats för antal adepter,
            hur många nya studenter kan du ta emot, hur många studenter kan du ta emot, max antal mentorskap, antal mentorskap,
            vill ha max antal adepter, max antal adepter, högst antal adepter""",
        "country": """land, bosättningsland, landskod, hemland, arbetsland,
            i vilket land bor du, i vilket land arbetar du, ditt land, landet""",
        "time_zone": """tidszon, din tidszon,
            vilken tidszon är du i""",
        "language": """språk, modersmål, önskat språk, språkkunskaper, talade språk, vilka språk talar du, kommunikationsspråk, föredraget språk,
            vilka språk kan du, dina språk, språk du talar, språkkunskap,
            vilka språk behärskar du, vilket språk föredrar du, på vilka språk kan du vara mentor, språk för mentorskapet, kontaktspråk, språk(en),
            mentorspråk""",
        "skills": """kompetenser, färdigheter, kunskaper, styrkor, kompetensområden, expertis, expertområden, kompetens, kunskapsområden, nyckelkompetenser, vad är du bra på, specialområden, vad kan du hjälpa till med, spetskompetens,
            vad kan du hjälpa andra med, vad kan du bidra med, vad kan du lära ut, vad kan du dela med dig av, vilka kunskaper kan du dela, vilken
            kompetens har du, dina styrkor, dina kompetenser, specialistområden, specialkompetens, sakkunskap, färdighet,
            vad kan du hjälpa en adept med, vad kan du stötta med, vad kan du erbjuda, vad kan jag hjälpa till med, vad kan jag bidra med, vad
            bidrar du med, vad erbjuder du, jag kan hjälpa till med, jag erbjuder, erbjuder, inom vilka områden kan du hjälpa till, inom vilka
            områden kan du vara mentor, inom vilka områden har du kompetens, inom vilka ämnen kan du hjälpa till, vilka ämnen kan du hjälpa till
            med, vilka områden kan du stötta inom, vilka är dina styrkor, vilka är dina kompetenser, vilken expertis har du, vilken erfarenhet kan
            du dela med dig av, vad är din expertis, vad är dina styrkor, vad vill du dela med dig av, mina styrkor, min kompetens, mina
            kompetenser, kunskap, kunskaper att dela, erfarenhetsområden, ämnesområden expertis, specialiteter, specialitet,
            inom vilka områden känner du dig trygg att stötta, inom vilka områden känner du dig trygg, vilka områden känner du dig trygg i, känner
            du dig trygg, bra på, duktig på,
            erfarenheter att dela""",
        "interests": """intressen, intresseområden, hobbyer, ämnen, fritidsintressen, intresse, vad är du intresserad av, ~teman, ämnen av intresse,
            dina intressen, vad intresserar dig, fritid, hobby, hobbies, intressanta ämnen,
            vilka är dina intressen, vilka intressen har du, vad har du för intressen, vad gör du på fritiden, vilka ämnen intresserar dig, vilka
            ämnen är du intresserad av, vad gillar du att göra, mina intressen, intressen och hobbyer, hobbyer och intressen, fritidsaktiviteter,
            vad tycker du om att göra""",
        "goals": """mål, målsättning, utvecklingsmål, förväntningar, vad vill du uppnå, lärandemål, målsättningar, vad vill du få ut av programmet, ~motivation, dina mål, vad hoppas du få ut av programmet, karriärmål,
            utvecklingsområden, mål med mentorskapet, vad vill du lära dig, förväntningar på programmet, syfte,
            vad hoppas du få ut, vad vill du utveckla, vad vill du ha hjälp med, vad behöver du hjälp med, vad förväntar du dig, vad söker du, vad
            letar du efter, varför vill du vara med, varför vill du delta, varför söker du, dina förväntningar, förväntan, utvecklingsbehov,
            utvecklingsområde, önskemål, anledning till deltagande, motivation till deltagande,
            vad vill du få ut av mentorskapet, vad vill du få ut av mentorprogrammet, vad hoppas du få ut av mentorskapet, vad hoppas du lära dig,
            vad hoppas du uppnå, vad förväntar du dig av programmet, vad förväntar du dig av din mentor, vad vill du ha ut av programmet, vad vill
            du jobba med, vad vill du arbeta med, vad vill du arbeta med tillsammans med din mentor, vad vill du bli bättre på, vad önskar du hjälp
            med, vad söker du hjälp med, vad söker du hos en mentor, vad behöver du stöd med, jag söker, jag vill ha hjälp med, söker, vilka mål har
            du, vilka är dina mål, vad är dina mål, vilka förväntningar har du, vilka är dina förväntningar, vilka färdigheter vill du utveckla,
            vilka kompetenser vill du utveckla, vilken kompetens vill du utveckla, varför vill du ha en mentor, varför vill du vara med i
            programmet, varför vill du bli adept, mina mål, mål med deltagandet, mål med programmet, behov, lärandebehov, utvecklingsönskemål,
            förhoppningar,
            vad vill du växa i, vad vill du ta med dig, inom vilka områden vill du växa,
            utmaningar, förväntningar på mentorskapet, nuvarande utmaningar""",
        "bio": """biografi, om mig, presentation, bio, kort presentation, profil, ~beskrivning, berätta om dig själv, om dig, presentera dig, kort om dig, kort biografi, beskriv dig själv, kort beskrivning, presentera dig själv, ~sammanfattning,
            berätta lite om dig själv, berätta kort om dig själv, berätta om dig, beskriv dig själv kort, presentera dig kort, vem är du, om dig
            själv, bakgrund, yrkesbakgrund, personlig presentation, karriär,
            beskriv dig själv med några meningar, berätta vem du är, berätta något om dig själv, berätta gärna om dig själv, berätta om din
            bakgrund, skriv något om dig själv, skriv några rader om dig själv, några rader om dig, några rader om dig själv, presentera dig med
            några meningar, vem är jag, om mig själv, min bakgrund, din bakgrund, kort bio, kort om mig, personbeskrivning, karriärbeskrivning,
            lite om dig, lite om mig, något om dig, lite om dig själv""",
        "notes": """anteckningar, kommentarer, anmärkning, kommentar, övrigt, noteringar, övriga kommentarer, övrig information, anmärkningar, notering, övriga upplysningar,
            anm, övr, övr info, övrigt att tillägga, övrig info, är det något mer, något mer, något annat, vill du tillägga något, något du vill
            tillägga, finns det något mer vi bör veta, frågor eller kommentarer, meddelande, anteckning, interna anteckningar,
            övriga frågor, övriga synpunkter, övrig kommentar, övriga önskemål, har du några frågor, har du frågor, har du något att tillägga, har
            du övriga kommentarer, något att tillägga, något mer vi bör veta, något mer du vill berätta, är det något mer vi bör veta, finns det
            något mer du vill berätta, fritext, fri text, frågor/kommentarer, frågor, tillägg, extra information, annan information, kompletterande
            information,
            något annat vi borde veta, något vi borde veta, något vi bör veta, annat vi bör veta""",
        "role": """roll, mentorroll, mentor eller adept, roll i programmet, deltar som, deltagartyp, mentor/adept, jag vill delta som, programroll, mentor eller mentee, jag vill vara, roll i mentorprogrammet,
            vill du vara mentor eller adept, vill du delta som mentor eller adept, vill du bli mentor eller adept, jag anmäler mig som, anmälan som,
            mentor adept, önskad roll, i vilken roll,
            vill du vara mentor eller mentee, vill du vara med som mentor eller adept, vill du vara med som, i vilken roll vill du delta, i vilken
            roll vill du vara med, som vad vill du delta, vilken roll vill du ha, hur vill du delta, jag vill vara med som, jag anmäler mig till
            programmet som, jag är, deltagande som, delta som, roll i mentorskapet, typ av deltagare, typ av deltagande,
            vill vara, jag vill vara""",
        "status": """status, tillstånd, deltagarstatus, ~aktiv,
            deltagarens status, status i programmet""",
    },
    others="""nöd*, akut*, chef*, närmaste, förälder*, föräldra*, skapad*, ändrad*, uppdaterad*, senast*, sista, slut*, avslut*, make, maka, partner*, sambo, assistent*, sekreterare*, anhörig*, kontaktperson*, hr, mentor*, adept*,
        mentee*, handledare*, mor, mamma*, pappa*, far, barn*, läkare*, referens*, ägare*, önskad*, önskemål*, inlogg*, logga, åtkomst, registrer*, anmäl*, tidsstämpel*, samtycke*, bekräft*, skickad*, giltig*, verifier*, typ, format,
        företags*, företagets, faktur*, leverans*, kund*, evenemang*, kurs*, session*, program*, projekt*, förfall*, provanställ*, befordran*, pension*, lön*, kostnad*, bank*, social*, försäkring*, kollega*, vän, alternativ*, andra,
        tidigare, föregående, gammal*, svar*, import*, nyhetsbrev*, nivå, avreg*, ansvarig*, uppsägning*,
        köpare*, betalare*, utbildare*, lärare*, rådgivare*, rekryterare*, samordnare*, koordinator*, handläggare*, företrädare*, vårdnadshavare*,
        inbjuden av, rekommenderad av, fadder*,
        bror, syster, son, dotter, fru, borgensman, studievägled*, vägledare*, arbetsledare kontakt,
        tipsade, tipsare, som tipsade,
        växel*, ekonomi, reception*, bokföring*, grundare*, klassföreståndare""",
    managers="""chef*,
        chefens, teamledare*, gruppchef*, arbetsledare*""",
    hints="""format, bekräft*, föredra*, giltig*, program*, typ,
        hr, intern, om""",
    people="""kund*, gäst*, alumn*, handledare*, adept*, praktikant*, volontär*, fadder*, elev*, kollega*, mentor*,
        grundare*, företrädare*, medlem*, stipendiat*, kontaktperson*""",
    second={"location": "stad, ort, bostadsort, hemort", "department": "team, enhet, grupp"},
    lesser="""privat, personlig, hem, alternativ, andra, annan, extra, sekundär, 2,
        inloggning""",
    nothing="""tilltal, mellannamn, flicknamn, postnummer, postnr, postadress, adress, gatuadress, gata, län, fax, webbplats, hemsida, ålder, nationalitet, medborgarskap, civilstånd, lön, kostnadsställe, anställningsform, anställningstyp,
        sysselsättningsgrad, slutdatum, avgångsdatum, anställning slut, anställd till, chef, närmaste chef, nödkontakt, kontaktperson vid nödfall, anhörig, telefon anhörig, närmast anhörig, personnummer, iban, kontonummer, clearingnummer,
        program, termin, utbildning, utbildningsnivå, examen, bransch, lönegrad, mentor, adept, mentee, tillgänglighet, tidsstämpel, skapad, skapad datum, ändrad, ändrad datum, registreringsdatum, anmälningsdatum, senaste inloggning, senast inloggad,
        samtycke, gdpr, foto, bild, t-shirtstorlek, specialkost, hur hörde du talas om programmet, klass, grupp, nivå, starttid, slutförandetid,
        födelseort, födelseland, status anmälan,
        kurstillfälle, kurstillfällen, antagen, institutionskod, tjänstgöringsgrad, lönesystem, löneart, anhörig telefon, anhörigs telefon, anhörigs
        namn, närmaste anhörig, examensår, vilket år tog du examen, examen år, utbildningsprogram, inriktning, sluttid, avslutad,
        betyg, kommentar chef, orgnr, org nr, växel, telefon växel,
        e-postvisningsnamn, e-post visningsnamn,
        medlemsstatus, medlemskapsstatus, betalstatus, betalningsstatus, anställningsstatus, studiestatus, studentstatus, bokningsstatus, grupper, grupp, kandidat-id, unikt id""",
    fillers="""adress, nummer, universitet, universitets, skola, skol, högskola, arbetar, bor, jobbar, just nu, din, ditt, dina, er, ert, den, det, de, en, ett, av, till, på, i, för, med, och, eller, om, är, vad, vilken, vilket, vilka, var, hur, obligatorisk, obligatoriskt, valfritt, deltagare, deltagarens, medarbetare, anställd,
        anställds, student, person, personens, ange, fyll, skriv, välj, arbete, jobb, tjänste, nuvarande, huvud, primär, åååå, mm, dd, format, kontakt, du, vill, har, som, separera, kommatecken, detta, denna, dig, jag, nr, s""",
    bare_names=frozenset(("namn",)),
    counts="antal, hur många",
    measures="hur ofta, hur länge, hur mycket tid",
    preferred="tilltalsnamn",
    lesser_of={"start_date": "ursprungligt, ursprunglig"},
    consents="""jag godkänner, jag samtycker, jag accepterar, jag intygar, jag bekräftar, godkänner du, samtycker du, jag har läst, godkänner""",
    never={
        "mentee_capacity": "nuvarande, tidigare, tilldelade, aktuella",
        "company": "adress, telefon, webbplats, hemsida, storlek, logotyp, beskrivning",
        "department": "kod, nummer",
        "job_title": "kod, nummer",
        "location": "kod, nummer",
        "full_name": "nuvarande, skola, skolans, universitet, högskola, klass",
        "first_name": "skola, skolans, universitet, högskola, klass",
        "last_name": "skola, skolans, universitet, högskola, klass",
        "role": "beskrivning",
    },
)
