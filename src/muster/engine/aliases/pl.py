"""Polish."""

from muster.engine.aliases.language import Language

LANGUAGE = Language(
    "pl",
    "Polish",
    names={
        "email": """e-mail, adres e-mail, poczta elektroniczna, adres email, e-mail służbowy, służbowy adres e-mail, adres poczty elektronicznej, mail, email służbowy, adres mailowy,
            służbowy e-mail, adres e-mail służbowy, prywatny e-mail, e-mail prywatny, poczta, e-mail firmowy, adres e-mail uczestnika, e-mail kontaktowy,
            na jaki adres e-mail mamy pisać, jaki jest twój adres e-mail, jaki jest twój e-mail, twój e-mail, twój adres e-mail, podaj adres e-mail,
            podaj e-mail, adres e-mail do kontaktu, e-mail do kontaktu, mail służbowy, mail do kontaktu, adres email służbowy, e-mail pracownika,
            e-mail wolontariusza, e-mail studenta, e-mail uczelniany, poczta służbowa, adres mail, kontakt e-mail, kontakt mailowy, e-mail główny,
            służb e-mail,
            e-mail studencki, e-mail uczestnika, e-mail uniwersytecki, email firmowy, mail firmowy, mail uczelniany, mail kontaktowy, firmowy adres
            e-mail, uczelniany adres e-mail, służbowy mail, twój mail, pod jakim adresem możemy się skontaktować,
            twój adres mailowy, twój adres email, adres mailowy do kontaktu,
            e-mail do pracy, mail do pracy""",
        "manager_email": """e-mail przełożonego, e-mail kierownika, e-mail menedżera, adres e-mail przełożonego, email przełożonego, e-mail szefa, e-mail bezpośredniego przełożonego,
            e-mail managera, adres e-mail kierownika, mail przełożonego, adres e-mail menedżera,
            mail bezpośredniego przełożonego, adres e-mail twojego przełożonego, e-mail twojego przełożonego, mail kierownika, mail managera, mail
            szefa, e-mail dyrektora bezpośredniego""",
        "first_name": """imię, imiona, pierwsze imię, imię uczestnika,
            imię imiona, twoje imię, jak masz na imię, im, imię wolontariusza, imię studenta, imię pracownika, imienia,
            pani/pana imię, imię pierwsze, imię (pierwsze),
            ~imię osoby kontaktowej""",
        "last_name": """nazwisko, nazwiska, nazwisko uczestnika,
            twoje nazwisko, nazw, nazwisko wolontariusza, nazwisko studenta, nazwisko pracownika,
            jakie jest twoje nazwisko, jak się nazywasz nazwisko, nazwisko aktualne, obecne nazwisko,
            ~nazwisko osoby kontaktowej""",
        "full_name": """imię i nazwisko, nazwisko i imię, pełne imię i nazwisko, uczestnik, pełna nazwa, pracownik, imię nazwisko, nazwisko imię, imię i nazwisko uczestnika, student, imię i nazwisko pracownika,
            nazwa wyświetlana, imiona i nazwisko,
            jak się nazywasz, jak się pan pani nazywa, twoje imię i nazwisko, podaj imię i nazwisko, imię i nazwisko wolontariusza, imię i nazwisko
            studenta, imienia i nazwiska, wolontariusz, stażysta, uczeń, członek, kandydat, zgłaszający, osoba uczestnicząca, nazwisko i imię
            pracownika, nazwisko imię pracownika,
            jak się pan nazywa, jak się pani nazywa,
            ~osoba kontaktowa""",
        "employee_id": """numer pracownika, id pracownika, nr pracownika, numer ewidencyjny, numer kadrowy, numer albumu, nr albumu, numer personalny, identyfikator pracownika, nr ewidencyjny, kod pracownika,
            nr kadrowy, numer osobowy, nr personalny, numer identyfikacyjny,
            nr prac, nr os, nr ewid, nr leg, nr legitymacji, numer legitymacji, nr indeksu, numer indeksu, nr członkowski, numer członkowski, numer
            studenta, nr studenta, nr identyfikacyjny pracownika, id prac, nr pers, kod pracowniczy,
            nr osobowy, nr teczki, numer służbowy, nr służbowy, symbol pracownika, usos id""",
        "job_title": """stanowisko, tytuł stanowiska, zawód, stanowisko pracy, nazwa stanowiska, funkcja, obecne stanowisko, aktualne stanowisko, pozycja, tytuł,
            na jakim stanowisku pracujesz, stanowisku, stanowiska, jakie jest twoje stanowisko, jakie zajmujesz stanowisko, twoje stanowisko,
            zajmowane stanowisko, pełniona funkcja, funkcja w firmie, wykonywany zawód, zawodu, czym się zajmujesz, czym się zajmujesz zawodowo,
            profesja, rola w firmie, rola zawodowa,
            jakie stanowisko zajmujesz, czym się pan zajmuje, czym się pani zajmuje, czym zajmujesz się zawodowo, co robisz zawodowo, gdzie i jako
            kto pracujesz, jaki jest twój zawód, jaki zawód wykonujesz, kim jesteś z zawodu, stanowisko służbowe, nazwa stanowiska pracy, zawód
            wykonywany, obecna praca, stanowisko/funkcja,
            co robisz w pracy, co robisz na co dzień, co robisz na co dzień w pracy""",
        "department": """dział, departament, zespół, wydział, jednostka organizacyjna, pion, oddział, sekcja, komórka organizacyjna, jednostka, dział zespół, ~obszar, katedra, nazwa działu,
            dz, dziale, działu, dziale firmy, zespole, zespołu, wydziale, wydziału, departamencie, departamentu, w jakim dziale pracujesz, w jakim
            zespole pracujesz, jednostka org, jedn org, kom org, obszar biznesowy, instytut, dział firmy, biuro departament,
            w którym dziale pracujesz, na jakim wydziale studiujesz, na którym wydziale studiujesz, jaki wydział, dział/zespół, dział / zespół,
            nazwa jednostki, oddział firmy dział""",
        "company": """gdzie pracujesz, firma, organizacja, przedsiębiorstwo, pracodawca, nazwa firmy, spółka, instytucja, zakład pracy, obecny pracodawca, uczelnia,
            w jakiej firmie, w jakiej firmie pracujesz, firmie, organizacji, w jakiej organizacji pracujesz, pracodawcy, nazwa organizacji, nazwa
            pracodawcy, nazwa instytucji, twoja firma, miejsce zatrudnienia, firma lub organizacja, firma organizacja, podmiot, spółce,
            stowarzyszenie, fundacja,
            gdzie pan pracuje, gdzie pani pracuje, dla jakiej firmy pracujesz, aktualny pracodawca, obecna firma, uczelnia lub firma,
            na jakiej uczelni studiujesz lub gdzie pracujesz, gdzie studiujesz lub pracujesz, gdzie pracujesz lub studiujesz,
            startup, nazwa startupu""",
        "location": """gdzie mieszkasz, lokalizacja, miasto, miejscowość, biuro, miejsce pracy, siedziba, placówka, lokalizacja biura, miejsce zamieszkania, region, oddział lokalizacja,
            w jakim mieście pracujesz, w jakim mieście mieszkasz, mieście, miasta, twoje miasto, miasto zamieszkania, miasto pracy, miejsc zam,
            miejscowości, miejscowość zamieszkania, miejsca zamieszkania, miejsca pracy, lokalizacji, lokalizacja pracy, biurze, siedziba firmy, gdzie
            pracujesz miasto, oddział miasto, zakład,
            w którym mieście mieszkasz, w jakiej miejscowości mieszkasz, skąd jesteś, miejsce wykonywania pracy, zakład lokalizacja,
            kampus, aktualne miejsce zamieszkania,
            z jakiego miasta jesteś, z jakiego miasta pochodzisz, miasto w którym mieszkasz, w jakim mieście żyjesz,
            filia, siedziba główna, w którym studiujesz""",
        "gender": """płeć,
            płci, plec,
            k/m, m/k, płeć (k/m), twoja płeć""",
        "phone": """telefon, numer telefonu, telefon komórkowy, komórka, nr telefonu, tel, telefon służbowy, numer telefonu komórkowego, tel kom, telefon kontaktowy, numer komórkowy, numer kontaktowy,
            telefon prywatny, nr tel, telefon stacjonarny, służbowy numer telefonu,
            jaki jest twój numer telefonu, twój numer telefonu, numeru telefonu, telefonu, tel służbowy, tel służb, tel prywatny, tel kontaktowy, tel
            komórkowy, nr tel kom, nr komórki, nr kom, nr telefonu komórkowego, nr telefonu kontaktowego, numer tel, numer komórki, kontakt
            telefoniczny, telefon 1, kom służbowy,
            nr tel., numer tel., nr kom., tel., tel. komórkowy, tel. kom., tel. kontaktowy, tel. służbowy, tel. prywatny, telefon do kontaktu,
            komórka służbowa, podaj numer telefonu, whatsapp,
            numer twojego telefonu, twój telefon""",
        "linkedin_url": """profil linkedin, linkedin, link do linkedin, adres linkedin, link do profilu linkedin, profil na linkedin, link do profilu na linkedin""",
        "start_date": """data zatrudnienia, data rozpoczęcia, data rozpoczęcia pracy, zatrudniony od, początek pracy, data przyjęcia, od kiedy, w firmie od, data podjęcia pracy, data startu, pracuje od,
            data zatr, data zatrudn, data rozp pracy, data przyj, data rozpoczęcia zatrudnienia, data nawiązania stosunku pracy, data wstąpienia,
            zatrudniona od, pracownik od, w organizacji od, kiedy rozpocząłeś pracę,
            data przyjęcia do pracy, dt zatrudnienia, data zatr., zatrudnienie od, początek zatrudnienia, od kiedy pracujesz,
            pierwszy dzień pracy, data objęcia stanowiska""",
        "birth_date": """data urodzenia, urodziny, data ur, ur,
            data urodz, ur dnia, dzień urodzenia, daty urodzenia, dt urodzenia,
            data ur., data urodz., ur., urodzony, urodzona, kiedy się urodziłeś""",
        "years_experience": """lata doświadczenia, doświadczenie, doświadczenie zawodowe, liczba lat doświadczenia, doświadczenie w latach, staż pracy, ile lat doświadczenia, lata doświadczenia zawodowego,
            doświadczenie lata, staż, ile lat doświadczenia posiadasz, staż pracy w latach,
            od ilu lat pracujesz, od ilu lat pracujesz w zawodzie, jak długo pracujesz, ile lat pracujesz, ile masz lat doświadczenia, lat
            doświadczenia, lat pracy, lata pracy, ~lata w firmie, staż w latach, ~staż w firmie, staż zawodowy, doświadczenia zawodowego, dośw zawodowe,
            dośw w latach,
            ile lat doświadczenia zawodowego posiadasz, doświadczenie (lata), doświadczenie zawodowe (lata), doświadczenie zawodowe w latach, staż
            pracy (lata), lata w zawodzie, lata stażu""",
        "mentee_capacity": """liczba podopiecznych, liczba mentee, maksymalna liczba mentee, maksymalna liczba podopiecznych, ilu podopiecznych, pojemność, limit mentee, liczba miejsc, maks liczba mentee,
            ilu mentees, liczba mentees, maksymalna liczba mentees, ilu mentee,
            ile osób możesz wspierać, ilu podopiecznych możesz przyjąć, ile mentee, ilu uczniów, liczba podopiecznych maks, liczba miejsc dla mentee,
            ile osób chcesz mentorować,
            ilu mentee możesz przyjąć, ilu mentees możesz przyjąć, ilu podopiecznych możesz prowadzić, ilu podopiecznych chcesz mieć, iloma osobami
            możesz się opiekować, iloma mentee możesz się zająć, ile osób możesz wesprzeć, ile osób możesz mentorować, maks. liczba mentee, maks.
            liczba podopiecznych, max mentee, max liczba mentee, limit podopiecznych,
            ile osób możesz objąć mentoringiem, ile osób może pani objąć mentoringiem, ile osób może pan objąć mentoringiem, iloma osobami możesz się zaopiekować""",
        "country": """kraj, kraj zamieszkania, państwo, kod kraju, kraj pracy,
            w jakim kraju mieszkasz, w jakim kraju pracujesz, kraju, twój kraj, państwie,
            kraj pobytu""",
        "time_zone": """strefa czasowa, twoja strefa czasowa,
            w jakiej strefie czasowej, strefie czasowej, strefa czas,
            w jakiej strefie czasowej jesteś""",
        "language": """język, język ojczysty, preferowany język, języki, znajomość języków, język komunikacji, jakimi językami mówisz, język korespondencji, znane języki,
            jakie znasz języki, w jakich językach mówisz, języków, języku, znajomość języka, język kontaktu, języki obce, język główny,
            jakie języki znasz, jakimi językami się posługujesz, w jakim języku, język mentoringu, język(i)""",
        "skills": """umiejętności, kompetencje, mocne strony, obszary wiedzy, kwalifikacje, specjalizacje, kluczowe umiejętności, ekspertyza, wiedza i umiejętności, obszary ekspertyzy, jakie masz umiejętności,
            kluczowe kompetencje, specjalizacja, w czym możesz pomóc, obszary kompetencji,
            umiejętn, umiejętność, umiejętności i kompetencje, w czym możesz pomóc innym, w czym jesteś dobry, w czym jesteś ekspertem, czego możesz
            nauczyć, czego możesz nauczyć innych, co możesz zaoferować, czym możesz się podzielić, jakimi umiejętnościami, twoje umiejętności, twoje
            mocne strony, wiedza, obszary specjalizacji, dziedziny, ekspertyzy, talenty, zakres wiedzy, kompetencji,
            w czym mogę pomóc, w czym może pan pomóc, w czym może pani pomóc, w czym możesz wesprzeć, w czym możesz doradzić, w jakich obszarach
            możesz pomóc, w jakich tematach możesz pomóc, w jakich tematach możesz doradzać, w jakich dziedzinach możesz pomóc, czym chcesz się
            podzielić, co możesz wnieść, co mogę zaoferować, oferuję, mogę pomóc w, jaką wiedzą możesz się podzielić, jakie są twoje mocne strony,
            jakie są twoje umiejętności, jakie są twoje kompetencje, jakie kompetencje możesz przekazać, jaka jest twoja specjalizacja, moje
            umiejętności, moje mocne strony, obszary wsparcia, obszary w których mogę pomóc, kompetencje kluczowe, dziedziny wiedzy, tematy w
            których mogę pomóc,
            w czym czujesz się mocny, w czym czujesz się mocna, w czym czujesz się mocny mocna, w czym czujesz się pewnie, w czym jesteś mocny, w
            czym jesteś mocna, w czym jesteś dobra, co potrafisz,
            doświadczenie i umiejętności, w jakich obszarach możesz wspierać,
            w jakich obszarach może pan wspierać, w jakich obszarach możesz wspierać, w jakich obszarach może pani wspierać, w czym może pan pomóc, w czym może pani pomóc, w jakich obszarach możesz pomóc""",
        "interests": """zainteresowania, obszary zainteresowań, hobby, tematy zainteresowań, pasje, ~tematy, interesujące tematy, jakie tematy cię interesują,
            zainteres, twoje zainteresowania, czym się interesujesz, co cię interesuje, zainteresowań, dziedziny zainteresowań, hobby i
            zainteresowania, zainteresowania i hobby, czas wolny,
            czym interesujesz się poza pracą, jakie masz zainteresowania, jakie są twoje zainteresowania, jakie masz hobby, co lubisz robić, co
            lubisz robić w wolnym czasie, co robisz w wolnym czasie, moje zainteresowania,
            co sprawia ci przyjemność po pracy, co sprawia ci przyjemność, co robisz po pracy, co cię pasjonuje""",
        "goals": """cele, cel, oczekiwania, cele rozwojowe, cele mentoringu, co chcesz osiągnąć, czego oczekujesz od programu, ~motywacja, cele zawodowe, czego chcesz się nauczyć, twoje cele, obszary rozwoju,
            oczekiwania wobec programu, jakie są twoje cele, co chciałbyś osiągnąć, obszary do rozwoju,
            czego oczekujesz od mentoringu, czego oczekujesz, czego oczekujesz od mentora, co chcesz zyskać, co chciałabyś osiągnąć, co chcesz
            rozwinąć, nad czym chcesz pracować, dlaczego chcesz wziąć udział, dlaczego chcesz dołączyć, czego szukasz, w czym potrzebujesz wsparcia, w
            czym potrzebujesz pomocy, celów, oczekiwań, oczekiwanie, oczekiwania od mentoringu, oczekiwania od programu, powód zgłoszenia, powody
            udziału, potrzeby rozwojowe, potrzeby, cel coachingu, cel mentoringu, cel udziału, motywacja do udziału,
            czego oczekuje pan od programu, czego chciałbyś się nauczyć, czego chciałabyś się nauczyć, co chcesz osiągnąć dzięki programowi, co
            chcesz uzyskać, co chciałbyś rozwinąć, nad czym chciałbyś pracować, nad czym chciałabyś pracować, w czym szukasz wsparcia, czego szukasz
            w programie, szukam, szukam pomocy w, potrzebuję pomocy w, jakie masz cele, jaki jest twój cel, jakie masz oczekiwania, jakie są twoje
            oczekiwania, jakie umiejętności chcesz rozwinąć, jakie kompetencje chcesz rozwijać, dlaczego chcesz wziąć udział w programie, dlaczego
            chcesz uczestniczyć, dlaczego zgłaszasz się do programu, cel uczestnictwa, moje cele, moje oczekiwania, oczekiwania wobec mentora,
            obszary rozwojowe,
            w czym chcesz się rozwijać, w czym chciałbyś się rozwijać, w czym chciałabyś się rozwijać, w czym chcesz być lepszy, czego szukasz u
            mentora, jak chcesz się rozwijać,
            wyzwania, obecne wyzwania""",
        "bio": """biografia, o mnie, bio, notka biograficzna, ~opis, ~profil, przedstaw się, kilka słów o sobie, krótki opis, opowiedz o sobie, prezentacja, biogram, napisz coś o sobie, krótka biografia,
            o sobie, życiorys,
            napisz kilka słów o sobie, opowiedz nam o sobie, opisz siebie, opisz się, kim jesteś, coś o sobie, parę słów o sobie, krótko o sobie,
            krótka notka o sobie, opis osoby, opis doświadczenia, ścieżka kariery, sylwetka, doświadczenie opis, o tobie,
            opowiedz coś o sobie, powiedz coś o sobie, napisz kilka zdań o sobie, kilka zdań o sobie, przedstaw się krótko, przedstaw się w kilku
            zdaniach, opisz swoje doświadczenie, krótki biogram, krótki opis osoby, krótki profil, krótka notka, opis profilu, moja historia,
            ścieżka zawodowa, doświadczenie i kariera,
            powiedz nam kim jesteś, powiedz kim jesteś, napisz kim jesteś""",
        "notes": """uwagi, notatki, komentarze, komentarz, inne, dodatkowe uwagi, dodatkowe informacje, notatka, adnotacje, dodatkowe komentarze, uwaga,
            uw, uwagi dod, uwagi dodatkowe, uwagi i komentarze, uwagi lub pytania, pytania lub uwagi, notatki wewnętrzne, czy chcesz coś dodać, chcesz
            coś dodać, coś jeszcze, czy jest coś jeszcze, dodatk informacje, wiadomość, komentarz dodatkowy, inne uwagi, inne informacje,
            czy jest coś o czym powinniśmy wiedzieć, czy masz pytania, masz pytania, pytania, pytania i uwagi, uwagi wewnętrzne, informacje
            dodatkowe, pozostałe informacje, tekst dowolny,
            uwagi hr""",
        "role": """rola, rola w programie, mentor czy mentee, typ uczestnika, mentor lub mentee, uczestniczę jako, rola w mentoringu, mentor/mentee, chcę uczestniczyć jako, ~udział jako, rola uczestnika,
            chcesz być mentorem czy mentee, czy chcesz być mentorem czy mentee, chcę być, chcę wziąć udział jako, zgłaszam się jako, zgłoszenie jako,
            jako kto, uczestnictwo jako, mentorem lub mentee, mentor podopieczny, mentor mentee, preferowana rola, roli, w jakiej roli,
            chcesz być mentorem czy podopiecznym, w jakiej roli chcesz wziąć udział, w jakiej roli chcesz uczestniczyć, jako kto chcesz wziąć
            udział, jako kto chcesz uczestniczyć, jaką rolę chcesz pełnić, biorę udział jako, mentor czy podopieczny, mentor/podopieczny, rodzaj
            uczestnika, rodzaj udziału,
            chcę zostać,
            rejestruję się jako""",
        "status": """status, stan, status uczestnika, ~aktywny,
            status w programie, status uczestnictwa""",
    },
    others="""awaryjn*, nagłych, nagły*, wypad*, przełożon*, kierownik*, menedżer*, manager*, szef*, dyrektor*, rodzic*, utworz*, modyfik*, zmian*, zmodyfik*, aktualiz*, ostatni*, końc*, koniec, zakończ*, odejści*,
        zwolnien*, małżon*, partner*, asystent*, sekretar*, osoba kontaktowa, osoby kontaktowej, hr, mentor*, podopieczn*, tutor*, opiekun*, matk*, ojc*, dzieck*, lekarz*, referenc*, właściciel*, pożądan*, preferowan*, logowan*, dostęp*,
        rejestrac*, zgłosz*, zapis*, sygnatura, znacznik, zgod*, potwierdz*, wysłan*, ważn*, zweryfik*, typ, rodzaj, format, firmow*, firmy, faktur*, dostaw*, klient*, wydarzen*, kurs*, szkolen*, sesj*,
        program*, projekt*, termin*, próbn*, awans*, emeryt*, wynagrodz*, koszt*, bank*, ubezpiecz*, koleg*, przyjaci*, alternatyw*, poprzedni*, stary, odpowied*, import*, newsletter, poziom, wypis*,
        kupując*, płatnik*, trener*, prowadząc*, nauczyciel*, wykładowc*, doradc*, rekruter*, koordynator*, przedstawiciel*, autor, zaproszony przez,
        polecony przez, rodzin*, krewn*, oceniając*,
        brat*, siostr*, córk*, poręczyciel*, żyrant*, opiekunk*, promotor*, alarmow*,
        polecając*, bliskiej, bliski*, zgłaszając*, poleca*,
        księgowoś*, rozliczeni*, sekretariat*, centrala, recepcj*, założyciel*, wychowawc*""",
    managers="przełożon*, kierownik*, menedżer*, manager*, szef*",
    hints="""format, potwierdz*, preferowan*, ważn*, program*, typ, firmow*, firmy, poziom,
        hr, jeśli, wewnętrzn*""",
    people="""klient*, gość, gości*, absolwent*, wolontariusz*, stażyst*, podopieczn*, tutor*, uczeń, uczni*, koleg*, mentor*, opiekun*,
        założyciel*, przedstawiciel*, stypendyst*, uczestni*, członk*, osoba kontaktowa""",
    second={"location": "miasto, miejscowość", "department": "zespół, sekcja"},
    lesser="""prywatny, prywatna, prywatne, osobisty, domowy, alternatywny, dodatkowy, drugi, inny, zapasowy, 2,
        logowania""",
    nothing="""zwrot grzecznościowy, drugie imię, nazwisko panieńskie, nazwisko rodowe, tytuł naukowy, kod pocztowy, adres, ulica, województwo, faks, fax, strona www, strona internetowa, wiek, obywatelstwo, narodowość,
        stan cywilny, wynagrodzenie, centrum kosztów, mpk, rodzaj umowy, typ umowy, wymiar etatu, etat, data zwolnienia, data zakończenia, data odejścia, koniec umowy, przełożony, kierownik, menedżer, bezpośredni przełożony,
        kontakt alarmowy, osoba do kontaktu w nagłych wypadkach, telefon alarmowy, telefon awaryjny, kontakt awaryjny, pesel, nip, iban, numer konta, kierunek studiów, rok studiów, semestr, wykształcenie, branża, mentor, mentee,
        podopieczny, dostępność, sygnatura czasowa, data utworzenia, data modyfikacji, data rejestracji, data zgłoszenia, ostatnie logowanie, zgoda rodo, zgoda, rodo, zdjęcie, rozmiar koszulki, skąd dowiedziałeś się o programie,
        grupa, klasa, poziom stanowiska, godzina rozpoczęcia, godzina ukończenia,
        miejsce urodzenia, kraj urodzenia, status zgłoszenia, status płatności,
        l.p., lp, kierunek, zgoda na przetwarzanie danych, zgoda na przetwarzanie danych osobowych, opiekun, opiekun roku, data rozwiązania umowy,
        skąd wiesz o programie,
        członek od, członkini od, członkostwo od,
        regon, krs, ocena, średnia, komentarz przełożonego,
        nazwa wyświetlana e-mail,
        status studenta, status członkostwa, status członkowski, status płatności, status umowy, status zatrudnienia, status pracownika, status zawodowy, grupy, id kandydata, unikalny identyfikator""",
    fillers="""adres, numer, uczelniany, uczelniana, uczelnia, uniwersytet, szkolny, pracujesz, mieszkasz, obecnie, twój, twoje, twoja, twoich, pani, pana, państwa, swój, proszę, podaj, podać, wpisz, wymagane, pole, obowiązkowe, opcjonalne, służbowy, służbowa, uczestnika, uczestnik, pracownika, pracownik, studenta,
        osoby, osoba, jaki, jaka, jakie, jest, są, to, i, lub, oraz, w, we, na, do, z, dla, o, od, przez, główny, główne, aktualny, aktualne, aktualna, obecny, obecne, dd, mm, rrrr, format, oddzielone, przecinkami,
        wybierz, masz, chcesz, czy, który, gdzie, nr, ten, tego, jako, kontaktowy, czego, co, się""",
    bare_names=frozenset(("imie", "nazwa")),
    counts="liczba, ilość, ile, ilu",
    measures="jak często, jak długo, ile czasu, od jak dawna, ile godzin",
    lesser_of={"start_date": "pierwszego, pierwotna, stażu"},
    consents="""wyrażam zgodę, zgadzam się, akceptuję, oświadczam, potwierdzam, zapoznałem się, zapoznałam się, czy wyrażasz zgodę, czy zgadzasz się""",
    never={
        "mentee_capacity": "obecni, obecnych, aktualni, aktualnych, przydzielonych, poprzednich",
        "company": "adres, telefon, strona, wielkość, logo, opis",
        "department": "kod",
        "job_title": "kod",
        "location": "kod",
        "full_name": "obecny, szkoły, szkoła, uczelni, uczelnia, klasa, klasy",
        "phone": "rodzaj, typ",
        "first_name": "szkoły, szkoła, uczelni, uczelnia, klasa, klasy",
        "last_name": "szkoły, szkoła, uczelni, uczelnia, klasa, klasy",
        "role": "opis",
    },
)
