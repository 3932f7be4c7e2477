"""Italian."""

from muster.engine.aliases.language import Language

LANGUAGE = Language(
    "it",
    "Italian",
    names={
        "email": """e-mail, posta elettronica, indirizzo e-mail, indirizzo email, email aziendale, e-mail aziendale, indirizzo di posta elettronica, mail, email lavoro,
            indirizzo mail, e-mail personale, e-mail istituzionale, mail aziendale, e-mail di lavoro, email personale, indirizzo email aziendale, e-mail ufficio, email istituzionale,
            a quale indirizzo e-mail possiamo scriverti, qual è la tua e-mail, qual è il tuo indirizzo e-mail, la tua e-mail, tua e-mail, ind e-mail,
            ind mail, indir e-mail, indirizzo posta elettronica, mail di lavoro, mail lavoro, mail istituzionale, e-mail dipendente, e-mail del
            dipendente, e-mail partecipante, e-mail del partecipante, e-mail studente, e-mail socio, recapito e-mail, contatto e-mail, contatto mail,
            posta elettronica aziendale, e-mail az, e-mail 1,
            qual è la tua email, qual è il tuo indirizzo email, qual è il suo indirizzo e-mail, la tua email, il tuo indirizzo email, a quale
            indirizzo possiamo scriverti, indirizzo e-mail aziendale, indirizzo e-mail di lavoro, indirizzo e-mail istituzionale, indirizzo e-mail
            universitario, e-mail lavoro, email ufficio, e-mail universitaria, e-mail d'ateneo, email ateneo, email universitaria, e-mail di
            contatto, e-mail professionale, mail ufficio, mail di contatto, pec lavoro,
            indirizzo di posta, mail dipendente, indirizzo mail istituzionale, indirizzo mail aziendale, mail del dipendente""",
        "manager_email": """e-mail del responsabile, email del responsabile, e-mail del manager, email manager, e-mail del capo, email responsabile, e-mail del supervisore,
            email del superiore, mail del responsabile, e-mail responsabile diretto, indirizzo e-mail del responsabile, mail responsabile, email del responsabile diretto,
            e-mail del responsabile diretto, e-mail del tuo responsabile, email del manager, e-mail capo, e-mail superiore, e-mail del superiore,
            e-mail diretto superiore, mail del capo, e-mail capoufficio, e-mail supervisore, e-mail team leader""",
        "first_name": """nome, nome di battesimo, primo nome, nome proprio, nome preferito,
            qual è il tuo nome, nome partecipante,
            come ti chiami nome, qual è il suo nome, il tuo nome, nome anagrafico""",
        "last_name": """cognome, cognomi, nome di famiglia,
            qual è il tuo cognome, cognome dipendente, cognome partecipante, cogn,
            qual è il suo cognome, e il tuo cognome, il tuo cognome, cognome anagrafico, cognome del partecipante, cognome attuale""",
        "full_name": """nome e cognome, cognome e nome, nome completo, nominativo, partecipante, nome cognome, cognome nome, nome del partecipante, dipendente, studente,
            nome dipendente, nome visualizzato, collaboratore, nome e cognome del partecipante, nome del dipendente, nominativo dipendente,
            come ti chiami, come si chiama, il tuo nome completo, nome e cognome partecipante, nome e cognome dipendente, cognome e nome dipendente,
            nominativo partecipante, allievo, allieva, nome allievo, tirocinante, volontario, socio, membro, iscritto, corsista, candidato, stagista,
            apprendista,
            nome e cognome del dipendente, nominativo completo, qual è il tuo nome e cognome, risorsa,
            ~persona di contatto, ~referente, ~nominativo referente, nome del socio, nominativo socio""",
        "employee_id": """matricola, numero di matricola, id dipendente, codice dipendente, numero dipendente, n matricola, matricola dipendente, numero matricola,
            matricola studente, codice collaboratore, n° matricola, cid, numero personale, codice personale,
            num matricola, cod dipendente, codice dip, id dip, n badge, badge, numero badge, n tessera, numero tessera, n socio, numero socio, codice
            studente, n dipendente, matr,
            cod. dipendente, n. matricola, nr matricola, codice persona, codice risorsa, id risorsa, codice hr,
            tessera, tessera n,
            cod matricola, n tessera socio, id utente hr, codice socio, cod dip""",
        "job_title": """mansione, qualifica, posizione, ruolo aziendale, titolo professionale, professione, incarico, posizione lavorativa, titolo, funzione, posizione attuale,
            occupazione, titolo di lavoro, posizione ricoperta, ruolo professionale, job title, figura professionale, ruolo lavorativo,
            di cosa ti occupi, che lavoro fai, che lavoro svolgi, qual è il tuo ruolo in azienda, qual è la tua professione, ruolo in azienda,
            mansione attuale, professione attuale, qualifica professionale,
            di cosa si occupa, che lavoro fa, qual è il tuo ruolo, qual è la tua posizione, qual è la tua mansione, quale ruolo ricopri, che ruolo
            ricopri, ruolo ricoperto, ruolo attuale, mansione svolta, posizione organizzativa, posizione in azienda, descrizione mansione,
            descrizione posizione, occupazione attuale, lavoro attuale, attività lavorativa,
            ~carica, ruolo/posizione, inquadramento professionale, carica ricoperta""",
        "department": """reparto, dipartimento, ufficio reparto, area, ~settore, divisione, unità, funzione aziendale, direzione, team, unità organizzativa, facoltà, area aziendale,
            servizio, squadra, unità operativa, business unit, dipartimento area,
            uff, dipartimento ufficio, reparto ufficio, in quale reparto lavori, in quale ufficio lavori, in quale dipartimento lavori, area di
            appartenenza, ufficio di appartenenza, struttura di appartenenza, team di lavoro, facoltà dipartimento,
            in quale area lavori, in quale team lavori, a quale dipartimento appartieni, in quale facoltà studi, a quale facoltà sei iscritto,
            dipartimento/area, area/dipartimento, dipartimento di appartenenza, unità di business, u.o., direzione di appartenenza, settore
            aziendale, reparto di appartenenza, scuola, facoltà/dipartimento,
            ~struttura, area/ufficio""",
        "company": """dove lavori, dove lavora, azienda, società, organizzazione, datore di lavoro, impresa, ditta, ente, nome azienda, ragione sociale, istituzione, compagnia, azienda attuale, nome dell'azienda,
            per quale azienda lavori, in quale azienda lavori, la tua azienda, ente di appartenenza, azienda di appartenenza, organizzazione di
            appartenenza, società di appartenenza, nome ente, nome organizzazione, azienda ente, azienda o ente, datore di lavoro attuale, istituto,
            associazione, rag sociale,
            presso quale azienda lavori, per chi lavori, qual è la tua azienda, azienda/ente, ente/azienda, ragione sociale azienda, legal entity,
            startup, nome della startup, nome startup,
            nome società, ~denominazione, denominazione azienda, denominazione sociale""",
        "location": """dove vivi, dove abiti, sede, città, ufficio, luogo di lavoro, sede di lavoro, luogo, località, filiale, ubicazione, comune, città di residenza, regione, stabilimento, sede lavorativa,
            sede ufficio, campus, posizione geografica,
            in quale città vivi, in quale città lavori, la tua città, città in cui vivi, città di lavoro, città di domicilio, comune di residenza,
            comune residenza, comune di domicilio, residenza, sede operativa, sede di appartenenza, città sede,
            in quale città vive, dove vive, dove risiedi, in che città vivi, in che città abiti, da dove vieni, in quale sede lavori, qual è la tua
            sede di lavoro, sede aziendale, città attuale, luogo di residenza,
            città in cui studi, città in cui lavori, sede legale, domicilio, punto vendita, sede principale, sede centrale""",
        "gender": """genere, sesso, identità di genere,
            sesso (m/f), m/f, genere (m/f), con quale genere ti identifichi, qual è il tuo genere""",
        "phone": """telefono, numero di telefono, cellulare, numero di cellulare, telefono cellulare, tel, telefono aziendale, recapito telefonico, n telefono, cell, telefono fisso,
            telefono mobile, n cellulare, numero telefono, telefono ufficio, cellulare aziendale, telefono lavoro, telefono personale, numero cellulare, numero telefonico, recapito,
            qual è il tuo numero di telefono, il tuo numero, tuo telefono, tel cell, tel cellulare, tel ufficio, tel aziendale, tel mobile, cell
            aziendale, cellulare personale, n cell, n tel, num tel, num cellulare, num telefono, telefono 1, rec telefonico, contatto telefonico,
            numero whatsapp,
            a quale numero possiamo contattarti, qual è il tuo numero, il tuo numero di telefono, n. telefono, n. cellulare, nr. telefono, telefono
            diretto, telefono di contatto, tel. ufficio, tel. cellulare, tel. aziendale, cell., cell. aziendale, cell. personale, cellulare lavoro,
            whatsapp,
            tel fisso""",
        "linkedin_url": """profilo linkedin, linkedin, link linkedin, url linkedin, link al profilo linkedin, indirizzo linkedin, link profilo linkedin""",
        "start_date": """data di assunzione, data di inizio, data assunzione, data ingresso, data di ingresso, data inizio, assunto il, in azienda dal, data inizio rapporto,
            inizio, data di entrata, data inizio lavoro, data inserimento in azienda, data di inizio rapporto, data inizio contratto,
            data ass, dt assunzione, assunta il, data di ingresso in azienda, ingresso in azienda, entrata in azienda, data entrata, dipendente dal,
            ~socio dal, ~iscritto dal, in servizio dal, data presa servizio, da quando lavori,
            data ingresso in azienda, data di entrata in azienda, inizio contratto, inizio rapporto, assunto dal, in azienda da, data di presa
            servizio, presa di servizio, decorrenza,
            data assunz, data di inizio servizio, data di immatricolazione, decorrenza rapporto""",
        "birth_date": """data di nascita, nato il, compleanno, data nascita, nata il, nascita,
            data nasc, dt nascita, data di nasc, nato a il, quando sei nato, d nascita,
            data di nasc., nato/a il, qual è la tua data di nascita""",
        "years_experience": """anni di esperienza, esperienza, anni esperienza, esperienza in anni, esperienza lavorativa, quanti anni di esperienza, ~anzianità, anni di esperienza lavorativa,
            quanti anni di esperienza hai, anni di esperienza professionale, esperienza professionale, numero di anni di esperienza, anzianità di servizio,
            da quanti anni lavori, da quanto tempo lavori, quanti anni hai lavorato, anni di lavoro, anni di servizio, anni in azienda, anni di
            carriera, anni di attività, anzianità aziendale, anzianità in anni, esperienza anni, anni esp,
            da quanti anni lavora, quanti anni di esperienza ha, esperienza (anni), esperienza lavorativa (anni), esperienza lavorativa in anni,
            esperienza professionale in anni""",
        "mentee_capacity": """capacità, numero di mentee, numero massimo di mentee, quanti mentee, posti disponibili, max mentee, numero di allievi, capienza, mentee massimi,
            quanti mentee puoi seguire, numero mentee, capacità mentee, quanti mentee può seguire,
            quante persone puoi seguire, quanti allievi, quanti allievi puoi seguire, numero allievi, max allievi, mentee max, numero massimo mentee,
            posti mentee,
            quanti mentee puoi accompagnare, quanti mentee vuoi seguire, quanti mentee puoi avere, quante persone puoi accompagnare, quante persone
            vuoi seguire, quanti studenti puoi seguire, n. mentee, n. massimo di mentee, n. max mentee, massimo mentee, capienza mentee,
            disponibilità mentee numero,
            posti disponibili per mentee,
            quanti mentee potresti seguire""",
        "country": """paese regione, paese, nazione, paese di residenza, stato di residenza, codice paese, paese di lavoro, stato paese,
            in quale paese vivi, in quale paese lavori, il tuo paese, paese attuale, paese in cui vivi, paese di domicilio, stato residenza,
            in quale paese vive, nazione di residenza""",
        "time_zone": """fuso orario, fuso, il tuo fuso orario, zona oraria,
            qual è il tuo fuso orario, in quale fuso orario,
            in quale fuso orario ti trovi""",
        "language": """lingua, madrelingua, lingua madre, lingue, lingua preferita, lingue parlate, quali lingue parli, lingua di comunicazione, lingua parlata, lingue conosciute,
            che lingue parli, le tue lingue, conoscenza lingue, lingua principale, lingua di contatto, lingue straniere,
            quali lingue parla, in quale lingua preferisci, in quali lingue puoi fare mentoring, lingua del mentoring, lingua di lavoro, lingua di
            corrispondenza, lingua/e""",
        "skills": """competenze, abilità, capacità professionali, punti di forza, aree di competenza, competenze chiave, conoscenze, aree di esperienza, specializzazioni, expertise,
            quali competenze puoi condividere, quali sono le tue competenze, competenza, in cosa puoi aiutare, ambiti di competenza, skill,
            cosa puoi insegnare, cosa puoi offrire, in cosa sei bravo, in che cosa puoi aiutare, in quali ambiti puoi aiutare, su quali temi puoi
            aiutare, quali competenze hai, quali competenze vuoi condividere, le tue competenze, ambiti di esperienza, aree di specializzazione,
            specializzazione, competenze professionali, competenze tecniche, competenze principali, conoscenze e competenze, talenti, expertise
            professionale,
            su quali temi puoi dare una mano, su quali temi puoi dare supporto, su quali argomenti puoi aiutare, su cosa puoi aiutare, su cosa puoi
            dare supporto, in cosa puoi essere d'aiuto, in cosa sei esperto, in quali aree puoi aiutare, dare una mano, cosa posso offrire, cosa
            offro, cosa puoi condividere, cosa puoi trasmettere, cosa vorresti condividere, posso aiutare con, posso aiutare in, offro, quali
            competenze puoi offrire, quali sono i tuoi punti di forza, quali sono le tue aree di competenza, qual è la tua area di competenza, quali
            conoscenze puoi condividere, area di competenza, ambiti di expertise, campi di competenza, competenze da condividere, competenze
            offerte, le mie competenze,
            in cosa puoi contribuire, in cosa sei forte, in cosa ti senti forte,
            aree di expertise""",
        "interests": """interessi, hobby, temi di interesse, aree di interesse, passioni, argomenti di interesse, interessi personali, quali sono i tuoi interessi, ~temi,
            quali argomenti ti interessano, tempo libero, ambiti di interesse,
            i tuoi interessi, che cosa ti interessa, cosa ti interessa, cosa ti appassiona, passioni e interessi, hobby e interessi, interessi e
            hobby, attività nel tempo libero, temi che ti interessano,
            quali sono i tuoi hobby, quali temi ti interessano, cosa ti piace fare, cosa fai nel tempo libero, cosa fai nel tuo tempo libero, i miei
            interessi""",
        "goals": """obiettivi, obiettivo, aspettative, traguardi, obiettivi di sviluppo, cosa ti aspetti dal programma, che cosa vorresti ottenere, obiettivi di mentoring,
            cosa vorresti imparare, quali sono i tuoi obiettivi, ~motivazione, obiettivi professionali, cosa ti aspetti, obiettivi di carriera, aree di sviluppo, obiettivi di apprendimento,
            cosa si aspetta dal programma, che cosa ti aspetti, obiettivi formativi,
            che cosa ti aspetti dal percorso, cosa ti aspetti dal percorso, cosa ti aspetti dal mentoring, cosa ti aspetti dalla mentorship, cosa
            cerchi, cosa cerchi in un mentor, cosa vorresti ottenere, cosa vorresti migliorare, che cosa vorresti imparare, cosa vuoi imparare, cosa
            vuoi ottenere, cosa speri di ottenere, perché vuoi partecipare, perché desideri partecipare, perché ti iscrivi, in cosa hai bisogno di
            aiuto, su cosa vorresti lavorare, i tuoi obiettivi, obiettivi personali, obiettivo del coaching, obiettivi del percorso, esigenze,
            bisogni, motivazioni, motivo della partecipazione, aspettativa, aree di miglioramento,
            cosa ti aspetti dal mentore, cosa vorresti sviluppare, cosa vorresti raggiungere, cosa vuoi raggiungere, cosa vuoi migliorare, cosa
            speri di imparare, cosa speri di ottenere dal programma, cosa cerchi in un mentore, cosa desideri imparare, cosa desideri ottenere, su
            cosa vuoi lavorare, in cosa vorresti migliorare, in cosa vorresti aiuto, di cosa hai bisogno, cerco, cerco aiuto in, quali obiettivi
            vuoi raggiungere, quali obiettivi hai, qual è il tuo obiettivo, quali competenze vuoi sviluppare, quali competenze vorresti sviluppare,
            quali sono le tue aspettative, che aspettative hai, perché vorresti partecipare, perché ti sei iscritto, motivazione a partecipare, i
            miei obiettivi, obiettivi del mentoring, aree da sviluppare, competenze da sviluppare, aspettative sul programma,
            in cosa vuoi crescere, cosa ti porti a casa, cosa vorresti portare a casa,
            sfide, sfide attuali, le tue sfide""",
        "bio": """biografia, su di me, presentazione, bio, breve biografia, ~profilo, ~descrizione, chi sono, parlaci di te, presentati, breve presentazione, ~sintesi, profilo professionale,
            presentazione personale, raccontaci di te, note biografiche,
            raccontaci qualcosa di te, raccontaci chi sei, raccontati, parla di te, parlaci un po' di te, dicci qualcosa di te, descriviti, chi sei,
            presentazione di te, presentazione breve, descrizione personale, percorso professionale, il tuo percorso, profilo personale, qualcosa su
            di te, curriculum breve,
            raccontaci un po' di te, raccontaci brevemente di te, parlaci del tuo percorso, raccontaci il tuo percorso, descriviti brevemente,
            descriviti in poche parole, presentati brevemente, presentati in poche righe, si presenti, due parole su di te, qualche parola su di te,
            qualcosa di te, su di te, breve bio, breve descrizione, breve profilo, mini bio, percorso, il mio percorso, la tua storia""",
        "notes": """note, osservazioni, commenti, nota, commento, annotazioni, altro, informazioni aggiuntive, altri commenti, ulteriori informazioni, osservazione, note aggiuntive,
            annotazioni varie, note varie, note interne, vuoi aggiungere altro, vuoi aggiungere qualcosa, altro da aggiungere, c'è altro, hai altre
            domande, domande o commenti, commenti o domande, messaggio, informazioni utili, altre note, osservazioni e commenti,
            vuole aggiungere altro, hai altro da aggiungere, qualcosa da aggiungere, c'è altro che dovremmo sapere, hai domande, domande, dubbi o
            domande, eventuali note, eventuali commenti, commenti aggiuntivi, commenti liberi, commento libero, ulteriori note, altre informazioni,
            testo libero, suggerimenti, varie""",
        "role": """~ruolo, ruolo nel programma, mentor o mentee, tipo di partecipante, ruolo mentoring, partecipo come, voglio partecipare come, mentor/mentee,
            ruolo di mentoring, ~partecipazione come, ruolo del partecipante, tipologia partecipante,
            vorresti partecipare come mentor o come mentee, vorresti partecipare come, vuoi partecipare come, vuoi partecipare come mentore o come
            allievo, vuoi essere mentor o mentee, desidero partecipare come, desideri partecipare come, mi iscrivo come, iscrizione come, in qualità
            di, mentore o allievo, mentore o mentee, mentor o allievo, mentor mentee, ruolo desiderato, ruolo mentor o mentee,
            vuoi essere mentore o mentee, vuoi partecipare come mentor o mentee, vuoi partecipare come mentore o come mentee, come vuoi partecipare,
            come vorresti partecipare, in che ruolo vuoi partecipare, in quale ruolo vuoi partecipare, partecipare come, mentore/mentee, ruolo nel
            mentoring, ruolo di partecipazione, tipo di partecipazione,
            adesione come, voglio essere, vorrei essere, desidero essere,
            vorrei partecipare come""",
        "status": """stato, situazione, stato del partecipante, ~attivo, stato partecipante, stato partecipazione,
            stato nel programma, stato iscritto""",
    },
    others="""emergenza, responsabile*, capo, capa, superiore*, supervisore*, dirigente*, direttore*, direttrice*, manager*, creato, creazione, modificato, modifica, aggiornamento, aggiornato,
        fine, ultimo, ultima, uscita, cessazione, termine, coniuge, partner, assistente, genitore, genitori, padre, madre, figlio, figli, tutore, medico, referente, referenza*, proprietario, hr,
        mentor*, mentee*, tutor*, allievo, desiderato, desiderata, preferenza, preferito, accesso, login, registrazione, iscrizione, consenso, confermato, conferma, inviato, valido,
        verificato, tipo, formato, azienda, aziendale azienda, società, fatturazione, fattura, cliente*, evento, corso*, formazione, programma, progetto, scadenza, prova,
        promozione, pensione, stipendio, costo, banca, bancario, sicurezza, sociale, sanitaria, collega, amico, alternativo, alternativa, precedente, vecchio, risposta, invio, importazione, newsletter,
        livello, persona di contatto, informazioni cronologiche,
        acquirente*, pagatore*, formatore*, formatrice*, docente*, insegnante*, professore*, valutatore*, consulente*, selezionatore*, facilitatore*,
        rappresentante*, delegato*, incaricato*, autore, invitato da, segnalato da, familiare*, parente*,
        acconsento, fratello, sorella, marito, moglie, garante*, relatore*, relatrice*, accompagnator*, convivente, cessazione*,
        docente tutor, chi ti ha invitato,
        amministrazione, contabilità, segreteria, centralino, ufficio acquisti, pec, reception, fondatore*, fondatrice*""",
    managers="""responsabile*, superiore*, capo, capa, supervisore*, manager*, dirigente*,
        capoufficio, responsabil*, superiore, supervisore, team leader""",
    hints="""formato, confermato, preferito, valido, programma, tipo, azienda, livello,
        hr, interno, interna, se""",
    people="""cliente*, ospite*, invitato*, allievo*, allieva*, tutor*, tirocinante*, volontario*, volontaria*, socio*, collega*, beneficiario*, mentor*,
        referente*, fondatore*, fondatrice*, rappresentante*, iscritto*, iscritta*, membro, membri, paziente*, borsista*""",
    second={"location": "città, comune", "department": "squadra, team, unità"},
    lesser="""personale, privato, privata, casa, alternativo, alternativa, secondario, secondaria, altro, altra, aggiuntivo, 2,
        accesso""",
    nothing="""appellativo, titolo di studio, secondo nome, cap, indirizzo, via, provincia, fax, sito web, età, nazionalità, cittadinanza, stato civile, stipendio, retribuzione, centro di costo,
        tipo di contratto, tipo contratto, data di cessazione, data cessazione, data di fine, data fine, responsabile, responsabile diretto, superiore, capo, contatto di emergenza, telefono di emergenza,
        codice fiscale, iban, partita iva, corso di laurea, anno di corso, laurea, livello, livello contrattuale, inquadramento, mentor, mentee, tutor, disponibilità, informazioni cronologiche,
        data di creazione, data creazione, data di modifica, data di registrazione, data iscrizione, ultimo accesso, consenso, consenso privacy, privacy, foto, taglia maglietta, settore di attività,
        come hai saputo del programma, gruppo, classe, orario di lavoro, ora di inizio, ora di completamento, tipo di impiego,
        luogo di nascita, paese di nascita, stato iscrizione al corso,
        cod. fiscale, ccnl, part time, capo diretto, superiore diretto, telefono emergenza, chi ti ha parlato del programma, come hai conosciuto il
        programma, come ci hai conosciuto, anno di laurea, acconsento al trattamento dei dati, consenso al trattamento dei dati,
        inizio borsa, fine borsa,
        settore, settore merceologico, organico, indirizzo azienda, pec, media voti, voto, anni di iscrizione,
        nome visualizzato posta elettronica,
        anniversario, altra città, telefono auto, numero principale società""",
    fillers="""indirizzo, numero, università, universitaria, universitario, scuola, ateneo, lavori, vivi, lavora, vive, abiti, attualmente, il, lo, la, i, gli, le, tuo, tua, tuoi, tue, suo, sua, suoi, sue, di, del, della, dei, delle, dello, dell, l, d, un, una, obbligatorio, obbligatoria, facoltativo, opzionale, aziendale, lavorativo,
        professionale, partecipante, dipendente, studente, persona, per, favore, indica, indicare, inserire, inserisci, qual, quale, quali, che, cosa, è, sono, e, o, se, in, con, al, alla, a,
        attuale, principale, gg, mm, aaaa, formato, contatto, separati, separate, virgola, seleziona, scegli, vorresti, ti, dal, dalla, come, istituzionale, ufficiale, dove, n, hai, sei, collaboratore""",
    bare_names=frozenset(("nome", "nominativo nome")),
    counts="quanti, quante, quantità",
    measures="quanto tempo, quale frequenza, che frequenza, quante ore, ogni quanto",
    preferred="preferito, soprannome",
    lesser_of={"start_date": "anzianità, convenzionale, originaria"},
    numbers="""numero, numero di, n, n di, nr, num, n dei, numero dei, totale""",
    heads="""dipendenti, addetti, collaboratori, lavoratori, impiegati, occupati""",
    consents="""accetto, acconsento, autorizzo, dichiaro, confermo, ho letto, presto il consenso, do il consenso, acconsenti, autorizzi""",
    never={
        "mentee_capacity": "attuali, attuale, assegnati, precedenti, attivi, seguiti",
        "company": "indirizzo, telefono, sito, dimensione, dimensioni, logo",
        "department": "codice",
        "job_title": "codice",
        "location": "codice, numero",
        "full_name": "attuale",
        "phone": "tipo, prefisso",
    },
)
