"""Czech."""

from muster.engine.aliases.language import Language

LANGUAGE = Language(
    "cs",
    "Czech",
    names={
        "email": """e-mail, e-mailová adresa, pracovní e-mail, mail, firemní e-mail, elektronická pošta, emailová adresa, e-mail pracovní, služební e-mail, osobní e-mail, soukromý e-mail, adresa e-mailu, kontaktní e-mail, školní e-mail,
            e-mail účastníka, pracovní e-mailová adresa,
            jaký je váš e-mail, na jaký e-mail vám můžeme psát, váš e-mail, vaše e-mailová adresa, e-mail prac, e-mail do práce, e-mail zaměstnance,
            e-mail studenta, mail pracovní, el pošta, el adresa, mailová adresa, e-mail 1,
            váš email, tvůj e-mail, na jaký e-mail, pracovní email, firemní email, univerzitní e-mail, fakultní e-mail, studentský e-mail, adresa
            elektronické pošty, elektronická adresa""",
        "manager_email": """e-mail nadřízeného, e-mail vedoucího, e-mail manažera, e-mail přímého nadřízeného, nadřízený e-mail, mail nadřízeného, e-mailová adresa nadřízeného, e-mail šéfa, e-mail manažer,
            e-mailová adresa vedoucího,
            email nadřízeného, e-mail nadřízené, e-mail vašeho nadřízeného, email vedoucího, e-mail vedoucí, email manažera, e-mail manažerky,
            e-mail na nadřízeného, e-mailová adresa vašeho nadřízeného""",
        "first_name": """jméno, křestní jméno, křestní, první jméno, rodné jméno, jména,
            vaše jméno křestní, jm,
            jak se jmenujete jméno, jméno účastníka křestní""",
        "last_name": """příjmení,
            příjm, vaše příjmení, příjmení účastníka,
            jaké je vaše příjmení, příjmení zaměstnance, současné příjmení""",
        "full_name": """jméno a příjmení, příjmení a jméno, celé jméno, účastník, jméno příjmení, příjmení jméno, jméno účastníka, zaměstnanec, jméno zaměstnance, student, zobrazované jméno, jméno a příjmení účastníka,
            jak se jmenujete, vaše jméno, vaše celé jméno, vaše jméno a příjmení, jméno i příjmení, účastnice, dobrovolník, stážista, člen, žák,
            uchazeč, celé jm,
            jméno a příjmení zaměstnance, jak se jmenuješ""",
        "employee_id": """osobní číslo, číslo zaměstnance, id zaměstnance, zaměstnanecké číslo, os číslo, os č, studentské číslo, číslo studenta, učo, kód zaměstnance, evidenční číslo, zaměstnanecké id, osobní č,
            zam č, zaměst číslo, č zaměstnance, č zam, členské číslo, číslo člena, id člena,
            os. číslo, os. č., osč, osobní číslo zaměstnance, čís. studenta, id studenta, osobní číslo studenta, studijní číslo""",
        "job_title": """pozice, pracovní pozice, funkce, profese, povolání, název pozice, pracovní zařazení, zaměstnání, současná pozice, titul pozice, aktuální pozice, pracovní funkce, název pracovní pozice,
            jaká je vaše pozice, jakou máte pozici, na jaké pozici pracujete, pozici, pozice v práci, prac pozice, prac zařazení, co děláte, čím se
            zabýváte, jaké je vaše povolání, funkci, název funkce, současná práce,
            vaše pracovní pozice, jaká je vaše pracovní pozice, na jaké pozici pracuješ, jakou pozici zastáváte, čím se živíte, co děláte profesně,
            jaká je vaše profese, vaše pozice, vaše povolání, název pracovního místa, pracovní místo, funkční zařazení, pracovní role, role ve
            firmě, druh práce, pozice ve firmě""",
        "department": """oddělení, útvar, tým, odbor, divize, středisko, jednotka, fakulta, organizační jednotka, úsek, sekce, katedra, organizační útvar, název oddělení,
            odd, oddělení název, na jakém oddělení pracujete, v jakém oddělení pracujete, týmu, středisko název, ústav, org útvar,
            na jaké fakultě studujete, na jaké fakultě studuješ, na které fakultě studujete, ve kterém oddělení pracujete, v jakém týmu pracujete,
            ve kterém týmu pracujete, jaké oddělení, oddělení/tým, název útvaru, odbor/oddělení, org. jednotka, pracoviště katedra""",
        "company": """kde pracujete, společnost, firma, organizace, zaměstnavatel, podnik, název firmy, název společnosti, instituce,
            v jaké firmě pracujete, pro jakou firmu pracujete, firmě, společnosti, zaměstnavatele, název zaměstnavatele, vaše firma, vaše organizace,
            současný zaměstnavatel, spolek, instituci,
            kde pracuješ, v jaké společnosti pracujete, pro koho pracujete, název organizace, firma/organizace, váš zaměstnavatel""",
        "location": """kde bydlíte, kde žijete, lokalita, město, pracoviště, pobočka, místo, kancelář, sídlo, místo výkonu práce, obec, bydliště, region, místo práce, místo pracoviště, kampus, město pracoviště,
            v jakém městě žijete, v jakém městě bydlíte, v jakém městě pracujete, městě, města, bydliště obec, obec bydliště, místo bydliště, závod,
            kde bydlíš, odkud jste, ve kterém městě bydlíte, ve kterém městě žijete, ve kterém městě pracujete, v jaké pobočce pracujete, místo
            pobytu, město bydliště, město/obec, provozovna, vaše město,
            obec trvalého bydliště, město trvalého bydliště, trvalé bydliště obec, obec trvalého pobytu, město pobytu""",
        "gender": """pohlaví,
            m/ž, ž/m, muž/žena, pohlaví (m/ž)""",
        "phone": """telefon, telefonní číslo, mobil, mobilní telefon, číslo telefonu, tel, tel číslo, mobilní číslo, pracovní telefon, tel č, telefon pracovní, kontaktní telefon, číslo mobilu, služební telefon, telefon mobil, osobní telefon,
            jaké je vaše telefonní číslo, váš telefon, vaše telefonní číslo, mob, mob tel, mob číslo, č tel, č telefonu, č mobilu, tel do práce, tel
            prac, telefon prac, služební mobil, kontakt telefon, telefonní kontakt,
            číslo mobilního telefonu, soukromý mobil, pracovní mobil, soukromý telefon, telefonický kontakt, telefon do práce, telefon/mobil, tel.,
            tel. číslo, tel. č., mob., pevná linka, na jakém čísle vás zastihneme, whatsapp""",
        "linkedin_url": """profil linkedin, linkedin, linkedin profil, odkaz na linkedin, odkaz na profil linkedin, odkaz na linkedin profil""",
        "start_date": """datum nástupu, nástup, datum zahájení, datum začátku, datum přijetí, ve firmě od, zaměstnán od, vznik pracovního poměru, datum vzniku pracovního poměru, datum nástupu do zaměstnání, začátek, zaměstnán a od,
            dat nástupu, datum nást, den nástupu, nastoupil dne, datum vzniku pp, ~člen od, od kdy pracujete,
            nástup dne, vznik pp, začátek pracovního poměru, zaměstnána od, pracuje od, odkdy pracujete""",
        "birth_date": """datum narození, narozeniny, narozen, nar, dat nar, narození,
            datum nar, narozena, narozen a, den narození, kdy jste se narodil,
            dat. narození, dat. nar., datum nar., nar.""",
        "years_experience": """roky praxe, praxe, léta praxe, počet let praxe, zkušenosti v letech, počet let zkušeností, kolik let praxe, roky zkušeností, ~zkušenosti, délka praxe, odborná praxe, délka praxe v letech, praxe v letech, let praxe,
            kolik let praxe máte,
            jak dlouho pracujete, kolik let pracujete, kolik let zkušeností, roků praxe, praxe v oboru, let v oboru, let zkušeností,
            kolik let pracuješ, kolik máte let praxe, kolik let se věnujete oboru, praxe (roky), zkušenosti (roky), pracovní zkušenosti (roky)""",
        "mentee_capacity": """kapacita, počet mentee, maximální počet mentee, počet svěřenců, kolik mentee, max mentee, maximální počet svěřenců, počet míst, maximální počet menteeů, kolik svěřenců, počet menteeů, max počet mentee,
            kolik mentee můžete vést, kolik svěřenců můžete, kolik lidí můžete vést,
            kolik mentees můžete vést, kolik mentees můžete mít, kolik mentees, kolik lidí můžete mentorovat, kolik osob můžete vést, kolik studentů
            můžete vést, počet mentees, maximální počet mentees, max. počet mentees, max. počet mentee, max. mentee, kapacita mentees""",
        "country": """země, stát, země bydliště, kód země, země pobytu, země pracoviště,
            v jaké zemi žijete, v jaké zemi bydlíte, zemi, vaše země, stát bydliště,
            ve které zemi žijete, v jaké zemi pracujete""",
        "time_zone": """časové pásmo, časová zóna, vaše časové pásmo,
            v jakém časovém pásmu, časovém pásmu,
            v jakém časovém pásmu jste""",
        "language": """jazyk, mateřský jazyk, preferovaný jazyk, jazyky, jazykové znalosti, komunikační jazyk, jakými jazyky mluvíte, jazyk komunikace,
            jaké jazyky ovládáte, jakými jazyky, znalost jazyků, cizí jazyky, jazyků, váš jazyk,
            jaké jazyky ovládáš, jakými jazyky hovoříte, jaké jazyky znáte, v jakém jazyce, jazyk mentoringu, jazyk(y)""",
        "skills": """dovednosti, schopnosti, kompetence, silné stránky, odbornost, znalosti, oblasti odbornosti, klíčové dovednosti, odborné oblasti, expertíza, znalosti a dovednosti, s čím můžete pomoci, specializace, oblasti expertízy,
            s čím můžete pomoci ostatním, s čím můžete pomoct, co můžete předat, co můžete nabídnout, v čem jste dobrý, v čem vynikáte, co umíte, co
            můžete naučit, vaše dovednosti, vaše silné stránky, jaké máte dovednosti, odborné znalosti, odborné zaměření, schopností, dovedností,
            s čím můžeš pomoct, s čím mohu pomoci, s čím můžu pomoct, s čím dokážete poradit, s čím můžete poradit, v čem můžete pomoci, v čem
            můžete být nápomocni, v čem můžete poradit, v čem jste dobří, v čem jste odborník, co nabízíte, nabízím, mohu pomoci s, v jakých
            oblastech můžete pomoci, v jakých oblastech můžete mentorovat, jaké jsou vaše dovednosti, jaké jsou vaše silné stránky, jaké zkušenosti
            můžete předat, jaké znalosti můžete předat, v čem se vyznáte, moje dovednosti, oblasti expertizy, oblasti znalostí, oblasti zkušeností,
            oblasti podpory, klíčové kompetence, expertiza,
            v čem jste silní, v čem jsi dobrý, v čem se cítíte silní, v čem se cítíte jistí""",
        "interests": """zájmy, oblasti zájmu, koníčky, ~témata, témata zájmu, záliby, oblast zájmu, jaká témata vás zajímají,
            co vás zajímá, co vás baví, vaše zájmy, vaše koníčky, zájmů, volný čas, koníčky a zájmy,
            co vás baví ve volném čase, co tě baví, co děláte ve volném čase, co rádi děláte, jaké máte koníčky, jaké máte zájmy, jaké jsou vaše
            koníčky, jaké jsou vaše zájmy, o co se zajímáte, zájmy a koníčky, hobby""",
        "goals": """cíle, cíl, očekávání, rozvojové cíle, čeho chcete dosáhnout, co očekáváte od programu, ~motivace, cíle mentoringu, co se chcete naučit, kariérní cíle, osobní cíle, oblasti rozvoje, vaše cíle, co od programu očekáváte,
            očekávání od programu,
            co očekáváte, co očekáváte od mentoringu, co očekáváte od mentora, co si slibujete, čeho chcete dosáhnout v programu, co chcete získat, na
            čem chcete pracovat, s čím potřebujete pomoci, s čím potřebujete pomoct, v čem se chcete zlepšit, proč se chcete zapojit, proč se hlásíte,
            proč se chcete účastnit, cílů, vaše očekávání, důvod přihlášení, důvody účasti,
            co od programu očekáváš, co si od programu slibujete, co si slibujete od programu, co si slibujete od mentoringu, čeho byste chtěli
            dosáhnout, čeho byste chtěl dosáhnout, čeho chceš dosáhnout, co byste chtěli získat, co byste se chtěli naučit, co byste se chtěl
            naučit, co chcete rozvíjet, co chcete zlepšit, na čem byste chtěli pracovat, v čem se chcete rozvíjet, s čím potřebujete poradit, v čem
            potřebujete pomoci, co hledáte, hledám, potřebuji pomoci s, jaké jsou vaše cíle, jaké máte cíle, jaký je váš cíl, jaká jsou vaše
            očekávání, jaká máte očekávání, jaké dovednosti chcete rozvíjet, proč se chcete zúčastnit, proč se chcete přihlásit, proč chcete
            mentora, cíle rozvoje, moje cíle, moje očekávání, očekávání od mentora, oblasti pro rozvoj, rozvojové potřeby, potřeby, motivace k
            účasti, důvod účasti,
            v čem chcete růst, kam se chcete posunout, co si chcete odnést""",
        "bio": """životopis, o mně, medailonek, bio, představení, ~profil, ~popis, krátké představení, řekněte nám o sobě, pár slov o sobě, stručný životopis, představte se, krátký medailonek, něco o sobě, o sobě, biografie,
            napište něco o sobě, napište nám něco o sobě, povězte nám něco o sobě, řekněte nám něco o sobě, popište se, představte se krátce, kdo
            jste, stručně o sobě, profesní životopis, profesní dráha, kariéra, o vás,
            napiš něco o sobě, řekněte něco o sobě, povězte nám o sobě, představte se nám, stručně se představte, krátce se představte, popište
            sebe, popište svou kariéru, pár slov o vás, několik vět o sobě, něco o vás, krátký životopis, krátké bio, stručný profil, stručné
            představení, stručný popis, krátký popis, kariérní dráha, vaše profesní dráha,
            kdo jsem, řekněte nám kdo jste""",
        "notes": """poznámky, poznámka, komentář, komentáře, připomínky, ostatní, další informace, jiné, další poznámky, doplňující informace,
            pozn, poznámku, interní poznámka, interní poznámky, chcete něco dodat, chcete ještě něco dodat, ještě něco, dotazy nebo připomínky, dotazy
            a připomínky, vzkaz, ~zpráva, jiné poznámky,
            chtěli byste něco dodat, chcete nám něco sdělit, chcete nám ještě něco říct, něco dalšího, je ještě něco, je něco co bychom měli vědět,
            máte nějaké dotazy, máte dotazy, dotazy, doplňující poznámky, volný text""",
        "role": """role, role v programu, mentor nebo mentee, typ účastníka, účastním se jako, mentor/mentee, mentor či mentee, chci se zúčastnit jako, role v mentoringu,
            chcete být mentorem nebo mentee, chcete být mentor nebo mentee, chcete se zapojit jako, zapojit se jako, hlásím se jako, přihlašuji se
            jako, jako mentor nebo mentee, mentor mentee, roli, v jaké roli,
            chcete být mentorem či mentee, chcete se zúčastnit jako, chci se zapojit jako, v jaké roli se chcete zúčastnit, v jaké roli se chcete
            zapojit, jako co se chcete zúčastnit, účast jako, mentor x mentee, role účastníka, typ účasti, požadovaná role""",
        "status": """stav, status, stav účastníka, ~aktivní, stav účasti,
            stav v programu, stav přihlášky účastníka""",
    },
    others="""nouz*, tísňov*, krizov*, nadřízen*, vedouc*, manažer*, manager*, šéf*, ředitel*, rodič*, vytvořen*, změn*, upraven*, aktualiz*, posledn*, konec, ukonč*, konc*, odchod*, výpověd*, manžel*, partner*, asistent*, kontaktní osob*,
        hr, mentor*, mentee*, svěřen*, kouč*, matk*, otec, otce, dítě*, děti, lékař*, referenc*, vlastník*, majitel*, požadovan*, preferovan*, přihlás*, přihlášen*, přístup*, registrac*, časové razítko, časov* razítko, souhlas*, potvrz*, odeslán*,
        platn*, ověřen*, typ, druh, formát, firemní, firmy, faktur*, zákazník*, klient*, akce, kurz*, školení, program*, projekt*, termín, zkušební, povýšen*, důchod*, mzda, plat, náklad*, bank*, pojišt*, sociální, koleg*, přítel*,
        alternativ*, předchoz*, bývalý, odpověď*, import*, newsletter, úroveň, odhlás*,
        kupující*, plátce*, školitel*, lektor*, učitel*, poradce*, náborář*, koordinátor*, zástupce*, garant*, autor, pozván kým, doporučil*, rodinn*,
        příbuzn*,
        bratr*, sestr*, ručitel*, výstup*,
        vedoucí práce, vedoucího práce, doporučil, pozval""",
    managers="""nadřízen*, vedouc*, manažer*, šéf*,
        vedoucí*""",
    hints="""formát, potvrz*, preferovan*, platn*, program*, typ, firemní,
        hr, interní, pokud""",
    people="klient*, host, absolvent*, dobrovolní*, stážist*, tutor*, žák*, koleg*, mentor*, svěřen*",
    second={"location": "město, obec, bydliště", "department": "tým, sekce"},
    lesser="""osobní, soukromý, soukromá, domácí, alternativní, druhý, další, jiný, záložní, 2,
        přihlašovací""",
    nothing="""oslovení, titul, titul před jménem, titul za jménem, druhé jméno, rodné příjmení, psč, adresa, ulice, kraj, okres, fax, web, webové stránky, věk, státní příslušnost, národnost, občanství, rodinný stav, mzda, plat, nákladové středisko,
        typ smlouvy, druh pracovního poměru, typ úvazku, úvazek, datum ukončení, konec pracovního poměru, datum odchodu, ukončení, nadřízený, vedoucí, přímý nadřízený, manažer, kontakt pro případ nouze, nouzový kontakt, telefon nouzového kontaktu,
        rodné číslo, iban, číslo účtu, studijní obor, obor studia, ročník, semestr, vzdělání, odvětví, obor, platová třída, mentor, mentee, svěřenec, dostupnost, časové razítko, vytvořeno, datum vytvoření, změněno, datum registrace, datum přihlášení,
        poslední přihlášení, souhlas, gdpr, souhlas se zpracováním osobních údajů, fotografie, foto, velikost trička, jak jste se o programu dozvěděli, skupina, třída, čas zahájení, čas dokončení,
        stav přihlášky, stav platby, místo narození, délka kurzu,
        časová značka, titul před, titul za, státní občanství, datum výstupu, ukončení pp, výše úvazku, nadřízená, vedoucí pracovník, studijní
        program, jaký obor studujete, ve kterém ročníku jste, forma studia, rok absolvování, odkud jste se o programu dozvěděli, kontakt v nouzi,
        kontaktní osoba, zdravotní pojišťovna""",
    fillers="""adresa, univerzitní, univerzita, školní, škola, pracujete, žijete, bydlíte, nyní, jakém, kterém, ve kterém, vaše, váš, vaši, tvůj, tvoje, prosím, uveďte, zadejte, vyplňte, povinné, nepovinné, pracovní, služební, účastníka, účastník, zaměstnance, zaměstnanec, studenta, osoby, osoba, jaký, jaká, jaké, jsou, je, a, nebo, i, v, ve, na,
        do, z, pro, o, od, s, se, současná, současný, hlavní, primární, dd, mm, rrrr, formát, kontakt, kontaktní, oddělené, čárkou, vyberte, máte, jste, kde, co, který, které, jako, č, číslo, tento, chcete""",
    bare_names=frozenset(("jmeno",)),
    counts="počet, kolik",
    measures="jak často, jak dlouho, kolik času, kolik hodin",
    lesser_of={"start_date": "původní, prvního"},
)
