"""Turkish."""

from muster.engine.aliases.language import Language

LANGUAGE = Language(
    "tr",
    "Turkish",
    names={
        "email": """e-posta, e-posta adresi, eposta, eposta adresi, mail, mail adresi, e-mail, iş e-postası, kurumsal e-posta, e-mail adresi, elektronik posta, iş e-posta adresi, kurumsal e-posta adresi,
            kişisel e-posta, kurumsal mail, kişisel e-posta adresi, iş e-posta, katılımcı e-posta, şirket e-postası, iletişim e-postası, kurum e-postası, okul e-postası, üniversite e-postası,
            e-posta adresiniz nedir, e-posta adresiniz, e-posta adr, e posta adr, mail adresiniz, e-postanız, iş maili, şirket maili, öğrenci
            e-postası, çalışan e-postası, katılımcı e-postası, katılımcının e-postası,
            mailiniz, elektronik posta adresi, kurumsal mail adresi, öğrenci maili, iletişim e-posta adresi, size ulaşabileceğimiz e-posta adresi""",
        "manager_email": """yönetici e-posta, yöneticinin e-postası, yönetici e-postası, yönetici e-posta adresi, amir e-posta, yönetici mail, yöneticinin e-posta adresi, müdür e-posta, yöneticisinin e-postası,
            yönetici eposta, amirin e-postası, bağlı olduğu yönetici e-posta, yönetici mail adresi,
            yönetici maili, yöneticisinin e-posta adresi, yöneticinizin e-posta adresi, yöneticinizin e-postası, yöneticinizin mail adresi, bağlı
            yönetici e-posta, müdürünüzün e-posta adresi, amirinin e-postası, amirin e-posta adresi, ilk yönetici e-posta, 1. yönetici e-posta""",
        "first_name": """ad, adı, isim, ilk ad, adınız, ismi, isminiz,
            adın,
            ilk isim, öz ad, ad (kimlikteki)""",
        "last_name": """soyad, soyadı, soyisim, soyadınız, soy ad, soy isim, soyismi,
            soyadın, soy ismi,
            soyadınız nedir, soyisminiz, katılımcı soyadı""",
        "full_name": """ad soyad, adı soyadı, ad ve soyad, isim soyisim, tam ad, katılımcı, adınız soyadınız, katılımcı adı, adı ve soyadı, çalışan, çalışan adı soyadı, personel, personel adı soyadı, isim soyad,
            çalışan adı, katılımcının adı soyadı, öğrenci, öğrenci adı soyadı, ad soyadı, görünen ad, soyad ad, ad-soyad,
            adınız ve soyadınız, adın soyadın, isminiz nedir, adınız nedir, tam adınız, katılımcının adı, üye, üye adı, gönüllü, gönüllü adı, stajyer,
            kursiyer, danışan,
            isim soy isim, adı-soyadı, personelin adı soyadı, öğrencinin adı soyadı""",
        "employee_id": """sicil no, sicil numarası, personel no, personel numarası, çalışan no, çalışan numarası, çalışan kimliği, öğrenci no, öğrenci numarası, sicil, personel kimlik no, çalışan id, personel sicil no,
            kayıt no, çalışan kodu, personel kodu,
            üye no, üye numarası, üyelik no, sic no, okul no, kurum sicil no, kimlik kartı no,
            personel id, kurum sicil""",
        "job_title": """unvanınız, ünvanınız, göreviniz, pozisyonunuz, unvan, ünvan, görev, pozisyon, meslek, iş unvanı, görevi, görev unvanı, iş ünvanı, unvanı, pozisyonu, ünvanı, mevcut pozisyon, mesleği, kadro unvanı, iş tanımı, mevcut görevi,
            mesleğiniz, işiniz, işi, ne iş yapıyorsunuz, mesleğiniz nedir, göreviniz nedir, çalıştığı pozisyon,
            unvanınız nedir, ne işle meşgulsünüz, pozisyonunuz nedir, şu anki pozisyonunuz, mevcut göreviniz, şu anki göreviniz, hangi pozisyonda
            çalışıyorsunuz, görev ünvanı, görev tanımı, pozisyon adı,
            pozisyonu nedir, şirketteki pozisyonu""",
        "department": """departmanınız, bölümünüz, biriminiz, departman, bölüm, birim, ekip, departmanı, bölümü, takım, fakülte, müdürlük, şube müdürlüğü, iş birimi, departman bölüm, organizasyon birimi, birimi, direktörlük, servis,
            çalıştığı birim, çalıştığı bölüm, çalıştığı departman, ekibiniz, hangi departmanda çalışıyorsunuz, hangi bölümde çalışıyorsunuz, fakülte
            bölüm, daire,
            hangi birimde çalışıyorsunuz, hangi ekiptesiniz, hangi fakültede okuyorsunuz, hangi fakültedesiniz, fakülteniz, çalıştığınız birim,
            çalıştığınız bölüm, çalıştığınız departman, birim adı, bölüm adı, departman adı, birim/bölüm, daire başkanlığı, enstitü""",
        "company": """şirketiniz, kurumunuz, şirket, kurum, kuruluş, işveren, firma, şirket adı, kurum adı, organizasyon, çalıştığı kurum, firma adı, çalıştığınız kurum, çalıştığı şirket, üniversite,
            çalıştığınız şirket, kurumu, şirketi, hangi kurumda çalışıyorsunuz, hangi şirkette çalışıyorsunuz, kuruluş adı, işyeri, iş yeri, çalıştığı
            yer, bağlı olduğu kurum, dernek,
            çalıştığınız firma, çalıştığı firma, hangi firmada çalışıyorsunuz, nerede çalışıyorsunuz, firmanız, işvereniniz, kurum/şirket,
            kurum/kuruluş, işyeri adı, mevcut şirket, grup şirketi, tüzel kişilik,
            çalıştığı yer adı,
            girişim, girişim adı, startup""",
        "location": """bulunduğunuz şehir, şehriniz, konum, şehir, lokasyon, il, ofis, yer, çalışma yeri, yaşadığı şehir, şube, ofis konumu, bölge, çalışma lokasyonu, bulunduğu şehir, kampüs, il ilçe, yaşadığınız şehir,
            yaşadığı il, yaşadığı yer, ikamet ettiği şehir, ikamet şehri, ikamet ili, çalıştığı şehir, şehri, iliniz, ili, hangi şehirde yaşıyorsunuz,
            hangi şehirde çalışıyorsunuz, nerede yaşıyorsunuz, görev yeri,
            yaşadığınız il, bulunduğunuz il, çalıştığınız şehir, çalıştığınız lokasyon, çalışma şehri, hangi ilde yaşıyorsunuz, hangi
            şehirdesiniz, hangi lokasyonda çalışıyorsunuz, hangi ofiste çalışıyorsunuz, nerede oturuyorsunuz, ikamet ettiğiniz şehir, ikamet
            ettiğiniz il, ikametgah, ofis lokasyonu, il/ilçe, ilçe, yerleşke, iş yeri lokasyonu,
            bulunduğu il,
            ikamet, ikamet yeri, çalıştığı lokasyon""",
        "gender": """cinsiyet, cinsiyeti, cinsiyetiniz,
            k/e, e/k, kadın/erkek""",
        "phone": """telefonunuz, telefon, telefon numarası, cep telefonu, cep, gsm, tel, iş telefonu, cep no, telefon no, cep telefonu numarası, telefon numaranız, gsm no, mobil, iletişim numarası, irtibat numarası, tel no,
            cep telefonunuz, mobil telefon, iletişim telefonu,
            cep tel, gsm numarası, iş tel, iş telefonu no, irtibat no, irtibat telefonu, iletişim no, cep numarası, whatsapp numarası,
            telefon numaranız nedir, cep telefonu numaranız, cep numaranız, cep tel., cep tel no, gsm numaranız, tel. no, tel., iletişim numaranız,
            iş cep telefonu, şirket telefonu, ofis telefonu, sabit telefon, size ulaşabileceğimiz telefon numarası""",
        "linkedin_url": """linkedin profili, linkedin, linkedin adresi, linkedin bağlantısı, linkedin linki, linkedin profil linki, linkedin hesabı, linkedin profil bağlantısı,
            linkedin profiliniz, linkedin profilinizin linki, linkedin hesabınız""",
        "start_date": """işe başlama tarihi, başlangıç tarihi, işe giriş tarihi, giriş tarihi, başlama tarihi, işe alım tarihi, göreve başlama tarihi, katılım tarihi, kıdem tarihi, şirkete giriş tarihi, işe giriş,
            işe giriş tar, başlama tar, işe başlama tar, üyelik başlangıç tarihi,
            işe giriş tar., işe başlama, işe başladığı tarih, istihdam tarihi, kuruma giriş tarihi""",
        "birth_date": """doğum tarihi, doğum günü, d tarihi, doğum tarihiniz,
            doğ tar, doğum tar,
            doğum tar., d. tarihi, d.tarihi, doğum""",
        "years_experience": """deneyim yılı, deneyim, tecrübe, iş deneyimi, kaç yıllık deneyim, tecrübe yılı, deneyim süresi, iş tecrübesi, yıl olarak deneyim, toplam deneyim, deneyim yıl, mesleki deneyim, kıdem,
            deneyim süresi yıl, toplam deneyim yılı, kaç yıllık iş deneyiminiz var, tecrübe süresi,
            kaç yıldır çalışıyorsunuz, kaç yıllık deneyiminiz var, kaç yıl deneyiminiz var, çalışma yılı, hizmet yılı, hizmet süresi,
            kaç yıllık tecrübeniz var, kaç yıldır bu alanda çalışıyorsunuz, ne kadar süredir çalışıyorsunuz, deneyim süreniz, deneyim (yıl), tecrübe
            (yıl), iş deneyimi (yıl), mesleki deneyim (yıl), mesleki tecrübe, toplam tecrübe, çalışma süresi""",
        "mentee_capacity": """kapasite, menti sayısı, maksimum menti sayısı, kaç menti, mentee sayısı, danışan sayısı, en fazla menti, mentee kapasitesi, maksimum mentee sayısı, menti kapasitesi,
            kaç mentee, azami menti sayısı, en fazla menti sayısı,
            kaç menti alabilirsiniz, kaç menti kabul edersiniz, kaç mentiye, menti kontenjanı, kontenjan, alabileceği menti,
            kaç mentiye mentorluk yapabilirsiniz, kaç kişiye mentorluk yapabilirsiniz, kaç kişiye destek verebilirsiniz, kaç menteeye, maks. menti,
            maks. menti sayısı, alabileceğiniz menti sayısı, kabul edilebilecek menti sayısı,
            kaç kişiye rehberlik edebilir, kaç kişiye rehberlik edebilirsiniz, kaç kişiye destek olabilirsiniz, kaç öğrenciye rehberlik
            edebilirsiniz, kaç öğrenciye mentorluk yapabilirsiniz, kaç kişiye mentorluk yapabilir""",
        "country": """ülke, yaşadığı ülke, ülke kodu, ülkesi, yaşadığınız ülke, çalıştığı ülke,
            ülkeniz, hangi ülkede yaşıyorsunuz, bulunduğunuz ülke,
            ikamet ettiğiniz ülke, çalıştığınız ülke, ikamet ülkesi,
            bulunduğu ülke""",
        "time_zone": """saat dilimi, zaman dilimi, saat diliminiz,
            hangi saat dilimindesiniz""",
        "language": """dil, ana dil, tercih edilen dil, diller, konuşulan diller, dili, bildiği diller, iletişim dili, anadil, yabancı dil, konuştuğu diller, yabancı diller, hangi dilleri konuşuyorsunuz,
            bildiğiniz diller, konuştuğunuz diller,
            hangi dilleri biliyorsunuz, tercih ettiğiniz dil, mentorluk dili, ana diliniz, anadili, dil(ler)""",
        "skills": """beceriler, yetenekler, yetkinlikler, uzmanlık alanları, uzmanlık, güçlü yönler, uzmanlık alanı, yetkinlik, becerileriniz, temel beceriler, uzmanlıklar, temel yetkinlikler,
            hangi konularda destek olabilirsiniz, beceri ve yetkinlikler,
            yetenekleriniz, yetkinlikleriniz, uzmanlık alanınız, uzmanlık alanlarınız, uzmanlığı, hangi konularda yardımcı olabilirsiniz, neler
            öğretebilirsiniz, güçlü yönleriniz, bilgi ve beceriler, uzman olduğu konular,
            hangi konularda destek verebilirsiniz, hangi konularda mentorluk yapabilirsiniz, hangi konularda mentorluk verebilirsiniz, hangi
            konularda deneyimlisiniz, hangi konularda uzmansınız, hangi alanlarda uzmansınız, hangi alanlarda destek verebilirsiniz, hangi alanlarda
            mentorluk yapabilirsiniz, neler sunabilirsiniz, ne sunabilirsiniz, neler katabilirsiniz, ne konuda yardımcı olabilirsiniz, destek
            verebileceğiniz konular, destek verebileceğim konular, yardımcı olabileceğim konular, yardımcı olabileceğiniz konular, mentorluk
            yapabileceğiniz konular, mentorluk verebileceğiniz alanlar, paylaşabileceğiniz deneyimler, paylaşabileceğiniz beceriler, yetkinlik
            alanları, güçlü yanlarınız, deneyim alanları,
            katkı sunabileceği alanlar, katkı sunabileceğiniz alanlar, katkı sağlayabileceğiniz alanlar, katkı verebileceğiniz alanlar, katkı
            sağlayabileceği konular, katkıda bulunabileceğiniz konular, destek olabileceği konular, destek olabileceği alanlar, mentorluk
            yapabileceği alanlar, iyi olduğunuz konular, güçlü olduğunuz alanlar, hangi konularda iyisiniz""",
        "interests": """ilgi alanları, hobiler, ilgi alanı, ilgilendiği konular, ilgi alanlarınız, ilgilendiğiniz konular, hobi, ~konular,
            hobileriniz, merak alanları, boş zaman aktiviteleri, nelerle ilgilenirsiniz,
            ilgi alanlarınız nelerdir, hobileriniz nelerdir, hangi konularla ilgileniyorsunuz, nelerle ilgileniyorsunuz, nelerden hoşlanırsınız, boş
            zamanlarınızda ne yaparsınız, boş zamanlarınızda neler yaparsınız, ilgi duyduğunuz konular, ilgi duyduğunuz alanlar, hobiler ve ilgi
            alanları""",
        "goals": """hedefler, amaçlar, beklentiler, hedef, gelişim hedefleri, programdan beklentileriniz, neyi başarmak istiyorsunuz, mentorluk hedefleri, programdan beklentiler, kariyer hedefleri, hedefleriniz, ~motivasyon,
            bu programdan beklentileriniz nelerdir, öğrenme hedefleri, gelişim alanları, beklentileriniz, ne öğrenmek istiyorsunuz,
            hedefleriniz neler, beklentileriniz neler, programdan ne bekliyorsunuz, programdan beklentiniz, mentorluktan beklentiniz, mentorluktan
            beklentileri, neden katılmak istiyorsunuz, katılma nedeniniz, katılma nedeni, ne kazanmak istiyorsunuz, hangi konularda destek almak
            istiyorsunuz, hangi konularda gelişmek istiyorsunuz, gelişim ihtiyaçları, başvuru nedeni, amacınız, ihtiyaçlar,
            programdan beklentileriniz nelerdir, programdan beklentiniz nedir, mentorluktan beklentileriniz, mentorunuzdan beklentileriniz,
            mentordan beklentileriniz, beklentileriniz nelerdir, beklentiniz, hedefleriniz nelerdir, hedefiniz nedir, kariyer hedefleriniz, kariyer
            hedefiniz, gelişim hedefleriniz, gelişim alanlarınız, geliştirmek istediğiniz alanlar, geliştirmek istediğiniz beceriler, geliştirmek
            istediğiniz konular, geliştirmek istediğiniz yetkinlikler, neler öğrenmek istiyorsunuz, neyi geliştirmek istiyorsunuz, ne elde etmek
            istiyorsunuz, neler kazanmak istiyorsunuz, hangi konularda desteğe ihtiyacınız var, hangi konularda yardıma ihtiyacınız var, destek
            almak istediğiniz konular, destek almak istediğim konular, destek beklediğiniz konular, öğrenmek istediğiniz konular, programa neden
            katılmak istiyorsunuz, neden bu programa katılmak istiyorsunuz, neden başvuruyorsunuz, katılım nedeni, katılım amacı, katılma amacınız,
            motivasyonunuz,
            gelişmek istediğiniz alanlar, gelişmek istediği alanlar, programdan ne kazanmak istiyorsunuz,
            mentorluk programından beklentileriniz, mentorluk programından beklentiniz""",
        "bio": """biyografi, hakkımda, özgeçmiş, kısa biyografi, ~profil, kendinizi tanıtın, tanıtım, hakkınızda, kısaca kendinizden bahsedin, kendinden bahset, bio, ~özet, kısa özgeçmiş,
            kendinizden bahsedin, kısa tanıtım,
            bize kendinizden bahsedin, kendinizi kısaca tanıtın, kısaca kendinizi tanıtın, siz kimsiniz, özgeçmişiniz,
            kendinizden kısaca bahsedin, kendinizden bahseder misiniz, kendinizi tanıtır mısınız, kendinizi birkaç cümleyle tanıtın, biraz
            kendinizden bahsedin, kendinizi anlatın, kim olduğunuzu anlatın, hakkında, kısa özgeçmişiniz, kısa bilgi kendiniz, biyografiniz, tanıtım
            yazısı, tanıtım metni, kısa tanıtım metni, kariyer özeti, kariyer yolculuğunuz""",
        "notes": """notlar, not, açıklamalar, yorumlar, yorum, diğer, ek bilgiler, ek notlar, görüşler, ek bilgi, eklemek istedikleriniz,
            eklemek istediğiniz bir şey var mı, eklemek istediğiniz, başka eklemek istediğiniz, görüş ve öneriler, notunuz, mesajınız, diğer bilgiler,
            açıklama, açıklamalar,
            eklemek istediğiniz başka bir şey, eklemek istediğiniz başka bir şey var mı, varsa eklemek istedikleriniz, belirtmek istedikleriniz,
            belirtmek istediğiniz başka bir husus, bilmemiz gereken başka bir şey var mı, sorularınız, soru ve görüşleriniz, görüş ve önerileriniz,
            öneri ve görüşler, öneriler, yorumlarınız, ek açıklama, diğer notlar, mesaj, serbest metin""",
        "role": """rol, programdaki rol, mentor veya menti, katılımcı türü, mentor mu menti mi, rolü, mentor mentee, katılım rolü, program rolü, mentor/menti, mentorluk rolü, katılmak istediğim rol, katılımcı rolü, mentor menti,
            mentor mu olmak istiyorsunuz menti mi, mentor mu yoksa menti mi, hangi rolde katılmak istiyorsunuz, hangi rolde, katılmak istediğiniz rol,
            rolünüz, programdaki rolü, programdaki rolünüz, olarak katılmak istiyorum,
            programa hangi rolde katılmak istersiniz, programa hangi rolle katılmak istiyorsunuz, hangi rolde katılmak istersiniz, hangi rolde yer
            almak istersiniz, mentor mu mentee mi, mentor mu menti mi olmak istersiniz, mentor olarak mı menti olarak mı katılmak istersiniz, mentor
            ya da menti, mentor / menti, programa katılım şekli, katılım türü, katılım şekli, katılımcı tipi, başvuru türü, başvurulan rol, başvuru
            rolü""",
        "status": """durum, statü, katılımcı durumu, durumu, ~aktif, katılım durumu,
            programdaki durumu""",
    },
    others="""acil*, yönetici*, yöneticinin, amir*, müdür*, üst*, veli*, ebeveyn*, oluştur*, değiştir*, güncelle*, son, bitiş*, ayrıl*, çıkış*, eş, eşi, asistan*, sekreter*, ilgili kişi, yakın*, ik, mentor*, menti*, mentee*,
        danışan*, koç*, anne*, baba*, çocuk*, doktor*, referans*, sahip*, sahibi, tercih*, istenen, oturum*, giriş*, erişim*, kayıt*, zaman damgası, onay*, izin*, gönderil*, geçerli*, doğrula*, tür*, biçim*, format,
        şirket*, fatura*, müşteri*, etkinlik*, kurs*, eğitim*, program*, proje*, vade*, deneme*, terfi*, emekli*, maaş*, ücret*, maliyet*, banka*, sigorta*, sosyal, arkadaş*, alternatif*, önceki, eski, yanıt*, içe aktar*,
        bülten*, seviye*, ikinci,
        satın alan*, ödeyen*, eğitmen*, öğretmen*, öğretim üyesi*, danışmanı*, danışman*, değerlendiren*, koordinatör*, temsilci*, yakını*, davet
        eden*, öneren*, referans olan*,
        kardeş*, abla*, ağabey*, kefil*, danışman hoca, öğretim üyesi, veli, vasi*, ayrılış*,
        referans olan, öneren, davet eden, tavsiye eden""",
    managers="yönetici*, amir*, müdür*",
    hints="""format, onay*, tercih*, geçerli, program*, tür,
        başında, ik, varsa""",
    people="müşteri*, misafir*, davetli*, mezun*, stajyer*, gönüllü*, danışan*, mentor*, menti*",
    second={"location": "şehir, il, ilçe", "department": "ekip, takım, birim"},
    lesser="kişisel, özel, ev, alternatif, ikinci, diğer, yedek, 2",
    nothing="""hitap, ikinci ad, göbek adı, kızlık soyadı, posta kodu, adres, sokak, ilçe, faks, web sitesi, yaş, uyruk, uyruğu, medeni durum, medeni hal, maaş, masraf yeri, masraf merkezi, sözleşme türü, çalışma şekli,
        işten çıkış tarihi, çıkış tarihi, bitiş tarihi, ayrılış tarihi, yönetici, yöneticisi, amir, bağlı olduğu yönetici, acil durum kişisi, acil durum telefonu, acil durumda aranacak kişi, tc kimlik no, t c kimlik no, kimlik no, iban,
        sınıf, dönem, eğitim durumu, mezuniyet, sektör, kademe, mentor, menti, uygunluk, müsaitlik, zaman damgası, oluşturma tarihi, oluşturulma tarihi, güncelleme tarihi, kayıt tarihi, başvuru tarihi, son giriş, son giriş tarihi, kvkk onayı,
        kvkk, fotoğraf, tişört bedeni, programı nereden duydunuz, grup, başlangıç saati, tamamlanma saati,
        cep kodu, doğum yeri, ödeme durumu,
        t.c. kimlik no, tc no, dahili, dahili no, işten ayrılış tarihi, onay, açık rıza, ilk amir, acil durum tel., medeni hali, öğrenim durumu,
        mezuniyet yılı, mezun olduğu okul, sınıfı, kan grubu, askerlik durumu, sgk no, ücret, yaka, ilk soyadı""",
    fillers="""numaranız, adresiniz, nedir, adres, adresi, numara, numarası, üniversite, okul, öğrencinin, çalışıyorsunuz, yaşıyorsunuz, şu anda, hangi, lütfen, giriniz, yazınız, belirtiniz, seçiniz, zorunlu, isteğe bağlı, kurumsal, iş, katılımcı, katılımcının, çalışan, çalışanın, personel, öğrenci, kişi, kişinin, nedir, ne, hangi, ve, veya, ile, için, bir, bu,
        mevcut, asıl, birincil, gg, aa, yyyy, virgülle, ayırarak, olarak, nelerdir, mi, mı, mu, mü, var, nerede, olan, iletişim""",
    bare_names=frozenset(("ad", "isim", "adi", "isminiz", "adiniz", "ismi")),
    counts="sayısı, kaç",
    measures="ne sıklıkla, ne kadar zaman, ne kadar süre, ne kadar süredir, kaç saat",
    lesser_of={"start_date": "kıdem, ilk"},
)
