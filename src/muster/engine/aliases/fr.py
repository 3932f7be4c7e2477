"""French."""

from muster.engine.aliases.language import Language

LANGUAGE = Language(
    "fr",
    "French",
    names={
        "email": """courriel, adresse e-mail, adresse mail, adresse électronique, mél, adresse courriel, e-mail, mail, email professionnel,
            e-mail professionnel, adresse e-mail professionnelle, courriel professionnel, mail professionnel, adresse mél, adresse de courriel,
            adresse de messagerie, messagerie, courrier électronique, e-mail pro, mail pro, adresse mail professionnelle, email personnel,
            courriel personnel, adresse e-mail personnelle, adresse de courrier électronique, ~identifiant de connexion, mail institutionnel,
            à quelle adresse électronique pouvons-nous vous écrire, à quelle adresse pouvons-nous vous écrire, à quelle adresse e-mail pouvons-nous
            vous joindre, quelle est votre adresse e-mail, quelle est votre adresse mail, quelle est votre adresse électronique, quel est votre
            e-mail, quel est votre mail, quel est votre courriel, votre adresse e-mail, votre adresse mail, votre courriel, votre e-mail, votre mail,
            votre adresse courriel, mél pro, mél professionnel, mel, adresse mel, e-mail prof, adresse e-mail de contact, e-mail de contact, mail de
            contact, courriel de contact, contact mail, contact e-mail, courriel travail, e-mail travail, courriel au travail, e-mail de travail,
            e-mail du salarié, e-mail du participant, e-mail du collaborateur, courriel du participant, courriel de l'étudiant, mail étudiant,
            courriel étudiant, e-mail étudiant, courriel institutionnel, adresse institutionnelle, adresse électronique professionnelle, e-mail
            principal, courriel principal, adresse e-mail principale, e-mail 1, mail 1, adresse e-mail 1, messagerie professionnelle, adresse
            messagerie, boîte mail,
            quelle est ton adresse mail, à quelle adresse mail vous joindre, courriel pro, courriel universitaire, mail universitaire, mail
            entreprise, mail société, mail principal, adresse e-mail universitaire, adresse mail pro, adresse courriel professionnelle, email pro,
            email entreprise, e-mail universitaire, votre e-mail professionnel,
            mail du salarié, mail du collaborateur""",
        "manager_email": """e-mail du responsable, courriel du responsable, e-mail du manager, email n+1, mail du responsable, mail du manager,
            courriel du supérieur, e-mail responsable hiérarchique, e-mail du supérieur hiérarchique, courriel du gestionnaire, mail n+1,
            e-mail manager, adresse e-mail du responsable, courriel du manager, e-mail n+1, email responsable, adresse mail du manager,
            e-mail du responsable hiérarchique, courriel du supérieur hiérarchique, adresse e-mail du manager, e-mail hiérarchique,
            courriel n+1, mail du n+1, e-mail du n+1, adresse mail n+1, adresse e-mail du n+1, adresse e-mail de votre n+1, adresse mail de votre
            n+1, mail de votre manager, e-mail de votre manager, adresse mail de votre manager, mail responsable hiérarchique, courriel responsable,
            courriel manager, mél du supérieur hiérarchique, mail supérieur hiérarchique, mail chef de service, e-mail de votre responsable, mail de
            votre responsable hiérarchique""",
        "first_name": """prénom, prénoms, prénom usuel, prénom s, prénom d'usage, prénom usage,
            quel est votre prénom, votre prénom, prén, prénom du participant, prénom du salarié, prénom de l'étudiant, premier prénom, prénom 1,
            prénom d'usage ou prénom, prénom du filleul,
            quel est ton prénom, ton prénom, 1er prénom, prénom salarié, prénom légal,
            prénom du bénévole, prénom de l'adhérent, """,
        "last_name": """nom de famille, ~nom, patronyme, nom d'usage, nom usuel, nom patronymique, nom de l'étudiant,
            quel est votre nom de famille, votre nom de famille, nom du participant famille, nom marital, nom d'épouse, nom de famille d'usage, nom
            famille, nom usage, nom de famille du participant, nom du filleul,
            et votre nom de famille, quel est ton nom de famille, nom d'usage ou nom de naissance, nom salarié, nom légal,
            """,
        "full_name": """nom complet, nom et prénom, prénom et nom, nom prénom, prénom nom, nom et prénoms, participant, participante, collaborateur,
            nom du participant, nom du collaborateur, nom affiché, salarié, nom et prénom du participant, nom du salarié, étudiant, votre nom,
            identité, nom d'affichage, nom prénoms, noms et prénoms, employé, nom de l'employé, nom du candidat, collaborateur trice,
            comment vous appelez-vous, comment t'appelles-tu, quel est votre nom, quel est votre nom complet, votre nom complet, votre nom et prénom,
            vos nom et prénom, votre prénom et nom, vos nom prénom, nom et prénom du salarié, nom et prénom du collaborateur, nom et prénom du
            stagiaire, nom prénom du participant, nom prénom du salarié, prénom nom du participant, coaché, coachée, nom du coaché, filleul, filleule,
            mentoré nom complet, apprenant, apprenante, nom de l'apprenant, stagiaire, nom du stagiaire, bénévole, nom du bénévole, adhérent, nom de
            l'adhérent, membre, nom du membre, alternant, apprenti, nom de l'apprenti, agent nom complet, nom de l'agent, candidat, candidate,
            inscrit, ~personne, bénéficiaire, nom du bénéficiaire, invité, nom de l'invité, nom du salarié complet,
            prénom et nom du participant, quels sont vos nom et prénom, tes nom et prénom, nom complet du salarié, agent, nom apprenant,
            ~personne de contact, ~contact, ~nom du contact,
            lauréat, lauréate, adhérent, adhérente""",
        "employee_id": """matricule, numéro d'employé, id employé, numéro de matricule, identifiant employé, n° matricule, n° employé, matricule salarié,
            numéro étudiant, matricule employé, numéro d'étudiant, n° étudiant, identifiant salarié, matricule rh, ~identifiant, no employé, code employé,
            numéro de salarié, numéro de collaborateur, matricule agent, no de matricule, id collaborateur, id salarié, numéro d'agent, ine,
            matr, mle, n° mat, n° de matricule, n° salarié, n° de salarié, n° d'employé, no d'employé, numéro employé, numéro salarié, numéro
            matricule, code salarié, code agent, code collaborateur, réf salarié, référence salarié, identifiant agent, identifiant collaborateur,
            identifiant rh, id agent, id rh, id étudiant, identifiant étudiant, code étudiant, n° d'étudiant, numéro ine, n° ine, n° d'adhérent,
            numéro d'adhérent, n° adhérent, n° de membre, numéro de membre, n° agent, numéro agent, n° collaborateur, no étudiant, code permanent,
            ~mat,
            matricule paie, numéro de personnel, n° de personnel, num étudiant, n° apprenant, identifiant apprenant,
            numen""",
        "job_title": """poste, intitulé du poste, fonction, métier, titre, intitulé de poste, titre du poste, emploi, profession, poste actuel,
            fonction actuelle, qualité, poste occupé, titre d'emploi, libellé emploi, libellé du poste, fonction poste, ~grade, intitulé de l'emploi,
            quel est votre poste, quel est votre poste actuel, quelle est votre fonction, quel est votre métier, quelle est votre profession, quel est
            votre emploi, quel poste occupez-vous, quelle fonction occupez-vous, votre poste, votre fonction, votre métier, votre profession, votre
            emploi, emploi occupé, emploi actuel, emploi exercé, fonction exercée, fonction occupée, profession actuelle, profession exercée, métier
            actuel, poste de travail, poste fonction, libellé fonction, libellé du métier, libellé de l'emploi, intitulé de fonction, intitulé de la
            fonction, intitulé du métier, dénomination du poste, désignation du poste, situation professionnelle, emploi repère, titre professionnel,
            rôle professionnel, rôle dans l'entreprise, que faites-vous dans la vie,
            quel est ton métier, que faites-vous, quelle est votre activité professionnelle, quel est votre emploi actuel, intitulé poste, libellé
            poste, emploi type, fonction dans l'entreprise, métier exercé, activité professionnelle, corps grade""",
        "department": """département, service, direction, équipe, pôle, unité, division, direction service, service département, faculté,
            unité organisationnelle, bu, ~secteur, composante, libellé service, ufr, entité organisationnelle, département service, laboratoire,
            dpt, dépt, dép, sce, serv, svc, service affectation, service d'affectation, service de rattachement, direction de rattachement,
            département de rattachement, unité de rattachement, unité d'affectation, entité de rattachement, équipe de travail, équipe service,
            service équipe, votre service, votre direction, votre département, votre équipe, dans quel service travaillez-vous, dans quel département
            travaillez-vous, dans quelle direction travaillez-vous, dans quelle équipe travaillez-vous, sous-direction, business unit, unité
            d'organisation, unité opérationnelle, pôle service, libellé direction, libellé département, nom du service, nom du département, faculté
            département, école doctorale, cellule, bureau service, structure de rattachement, secteur service,
            quel est votre service, quel est votre département, à quelle direction appartenez-vous, direction métier, service direction,
            direction/service, service ou direction, affectation, institut, libellé uo, uo, dans quelle faculté étudiez-vous, dans quelle faculté
            es-tu,
            unité de soins, unité médicale, domaine d'activité interne""",
        "company": """où travaillez-vous, entreprise, société, employeur, organisation, organisme, raison sociale, nom de l'entreprise, ~établissement, structure,
            compagnie, nom de la société, entreprise actuelle, employeur actuel, institution, filiale, entité,
            pour quelle organisation, pour quelle organisation travaillez-vous, pour quelle entreprise travaillez-vous, dans quelle entreprise
            travaillez-vous, dans quelle organisation travaillez-vous, quel est votre employeur, votre employeur, votre entreprise, votre
            organisation, votre société, votre structure, votre organisme, nom de l'organisation, nom de l'organisme, nom de l'employeur, nom de la
            structure, nom de l'établissement, entreprise ou organisation, entreprise organisation, société entreprise, entreprise organisme,
            organisme employeur, structure employeuse, entreprise employeuse, entreprise d'accueil, structure d'accueil, raison sociale employeur,
            société d'appartenance, entité juridique, organisation actuelle, société actuelle, association, nom de l'association, institution de
            rattachement,
            société juridique, établissement employeur, nom de votre entreprise, quelle est votre entreprise, organisme d'appartenance,
            établissement d'appartenance, société employeur,
            entité légale, entité juridique employeur,
            startup, start-up, nom de la startup, nom de la start-up""",
        "location": """où habitez-vous, où vivez-vous, lieu, ville, site de travail, bureau, lieu de travail, site, localisation, implantation, ville de résidence, agence,
            lieu d'affectation, emplacement, campus, site d'affectation, localité, commune, ville bureau, région, lieu de résidence,
            dans quelle ville exercez-vous, dans quelle ville habitez-vous, dans quelle ville vivez-vous, dans quelle ville travaillez-vous, dans
            quelle ville êtes-vous, quelle est votre ville, votre ville, ville de travail, ville du lieu de travail, ville d'exercice, ville
            d'affectation, ville de rattachement, lieu d'exercice, lieu de vie, lieu d'habitation, lieu de domicile, site d'appartenance, site de
            rattachement, site géographique, localisation géographique, localisation du poste, bureau ville, ville site, ville pays, étab, site
            établissement, domicile ville, adresse ville, succursale, antenne, ~base, où êtes-vous basé, où êtes-vous basée, où exercez-vous, où
            travaillez-vous ville,
            où résidez-vous, commune de résidence, votre site, ville actuelle, ville du bureau,
            ~établissement de rattachement,
            ville où vous travaillez, ville où vous habitez, ville où je travaille,
            siège social, ville d'études, ville où vous étudiez, siège, ville du siège,
            ~établissement de rattachement""",
        "gender": """genre, sexe, identité de genre, civilité sexe, sexe genre,
            quel est votre genre, quel est votre sexe, votre genre, votre sexe, sexe h f, sexe f m, genre h f,
            h/f, f/h, h f, sexe (h/f), genre (h/f)""",
        "phone": """téléphone, numéro de téléphone, portable, mobile tél, tél, mobile, téléphone portable, téléphone mobile, n° de téléphone, tel,
            numéro de portable, téléphone professionnel, tél portable, tél mobile, n° téléphone, cellulaire, tél professionnel, ligne directe,
            numéro de mobile, téléphone cellulaire, gsm, tél pro, téléphone fixe, téléphone personnel, n° portable, numéro de cellulaire, téléphone pro,
            à quel numéro pouvons-nous vous joindre, quel est votre numéro de téléphone, quel est votre téléphone, votre numéro de téléphone, votre
            téléphone, votre numéro, votre portable, téléphone 1, tél 1, tél bureau, téléphone bureau, tél prof, tél perso, tél domicile, port pro,
            port perso, portable pro, portable professionnel, portable perso, portable personnel, mobile pro, mobile professionnel, mobile perso,
            mobile personnel, gsm pro, gsm professionnel, numéro gsm, téléphone de contact, tél contact, numéro de contact, contact téléphonique,
            coordonnées téléphoniques, téléphone mobile professionnel, téléphone portable professionnel, ligne directe pro, n° de portable, n° de
            mobile, n° mobile, n° tél, n° de tél, n° gsm, numéro whatsapp, cell, no de téléphone, no téléphone, no de cellulaire, téléphone au
            travail, ~port,
            quel est ton numéro, à quel numéro vous joindre, à quel numéro peut-on vous joindre, tél. portable, tél fixe, tél. pro, tél.
            professionnel, tél. perso, tél. bureau,
            natel, no natel""",
        "linkedin_url": """profil linkedin, lien linkedin, url linkedin, adresse linkedin, lien vers votre profil linkedin, page linkedin, linkedin,
            votre profil linkedin, lien vers linkedin, lien de votre profil linkedin, lien profil linkedin, url profil linkedin, url du profil
            linkedin, compte linkedin, votre linkedin""",
        "start_date": """date d'entrée, date de début, date d'embauche, date d'arrivée, date d'entrée en fonction, date d'ancienneté, embauché le,
            date de recrutement, entrée dans l'entreprise, date entrée, date de prise de poste, ancienneté depuis, date d'intégration, date embauche,
            dans l'entreprise depuis, date d'entrée dans l'entreprise, date de prise de fonction, début, date de début de contrat, date début,
            entrée le, entrée, entré le, entrée en fonction, entrée société, entrée groupe, date entrée société, date d'entrée société, date d'entrée
            groupe, date entrée groupe, date d'entrée entreprise, date d'embauche initiale, date d'arrivée dans l'entreprise, date d'arrivée
            entreprise, date arrivée, arrivé le, arrivée le, embauche, embauche le, date d'engagement, engagé le, date de prise de poste actuelle,
            prise de poste, prise de fonction, début de contrat, début contrat, début du contrat, date de début d'emploi, date de début de fonction,
            date début contrat, date début d'emploi, date d'affectation, depuis quand travaillez-vous ici, ~membre depuis le, ancienneté date,
            date d'entrée dans le groupe, dt entrée, recruté le, en poste depuis, salarié depuis, depuis quand travaillez-vous,
            présent depuis, présente depuis""",
        "birth_date": """date de naissance, né le, ddn, né e le, date naissance, anniversaire, naissance,
            née le, quelle est votre date de naissance, votre date de naissance, date de naiss, date naiss, dt naissance, dat naiss, jour de naissance,
            né(e) le, date de naiss., d. naissance""",
        "years_experience": """années d'expérience, expérience, nombre d'années d'expérience, expérience en années, nb années expérience,
            expérience professionnelle, années d'expérience professionnelle, ~ancienneté, combien d'années d'expérience avez-vous,
            combien d'années d'expérience, expérience années, nombre d'années d'expérience professionnelle, années expérience,
            depuis combien d'années travaillez-vous, depuis combien d'années exercez-vous, depuis combien de temps travaillez-vous, depuis combien de
            temps exercez-vous, combien d'années d'expérience professionnelle avez-vous, combien d'années avez-vous travaillé, nombre d'années de
            pratique, nombre d'années dans le métier, ~nombre d'années dans l'entreprise, ~années dans l'entreprise, ~années de service, années de
            pratique, années dans le métier, années de métier, années de carrière, ~ancienneté en années, ~ancienneté années, expérience nb années, exp
            en années, années d'exp, durée d'expérience,
            nb années d'expérience, nb d'années d'expérience, expérience professionnelle (années), années d'exercice, ~ancienneté (années)""",
        "mentee_capacity": """capacité, nombre de mentorés, nombre de mentees, nombre maximum de mentorés, nombre max de mentorés, max mentorés,
            combien de mentorés, capacité d'accueil, nombre de mentorés souhaité, nombre maximal de mentorés, combien de mentorés pouvez-vous accompagner,
            nombre de places, capacité de mentorat, nb mentorés, nombre de filleuls,
            combien de mentorés souhaitez-vous accompagner, combien de personnes souhaitez-vous accompagner, combien de personnes pouvez-vous
            accompagner, combien de filleuls, combien de filleuls pouvez-vous accompagner, nombre de filleuls souhaité, nombre max de filleuls, nombre
            de coachés, nombre de personnes à accompagner, nombre d'accompagnements, mentorés max, capacité mentorés, nombre maximum de filleuls,
            combien de mentees, combien de jeunes pouvez-vous accompagner, nombre de mentorés max, nb max de mentorés, nb de mentorés, capacité
            d'accompagnement, capacité mentorat,
            places disponibles, places pour mentorés""",
        "country": """pays région, pays, pays de résidence, code pays, pays de travail, pays d'affectation, pays de domicile,
            quel est votre pays, quel est votre pays de résidence, dans quel pays vivez-vous, dans quel pays habitez-vous, dans quel pays
            travaillez-vous, dans quel pays résidez-vous, votre pays, pays d'exercice, pays d'habitation, pays du site, pays actuel, pays iso""",
        "time_zone": """fuseau horaire, fuseau, zone horaire, votre fuseau horaire,
            quel est votre fuseau horaire, dans quel fuseau horaire, fuseau horaire local,
            dans quel fuseau horaire êtes-vous""",
        "language": """langue, langue maternelle, langue préférée, langues, langues parlées, langue de correspondance, quelles langues parlez-vous,
            langue de communication, langue s parlée s, langue parlée, langue d'échange, langue de travail, langue de préférence,
            quelle est votre langue, quelle est votre langue maternelle, quelles langues, quelles langues maîtrisez-vous, langues maîtrisées, langues
            pratiquées, langue de contact, langue officielle, langue principale, langue usuelle, dans quelle langue, dans quelle langue souhaitez-vous
            échanger, première langue, langue première, votre langue, connaissances linguistiques,
            quelle langue parlez-vous, quelles langues parles-tu, langue(s), langue(s) parlée(s), langue souhaitée, langue du mentorat, vos langues""",
        "skills": """compétences, savoir-faire, domaines d'expertise, compétence, expertise, points forts, compétences clés, expertises, aptitudes,
            vos compétences, quelles sont vos compétences, domaines de compétence, domaine d'expertise, domaines de compétences, compétences à partager,
            dans quels domaines pouvez-vous aider, compétences principales, atouts, quelles compétences pouvez-vous partager, spécialités,
            quels savoir-faire pourriez-vous transmettre, quels savoir-faire pouvez-vous transmettre, que pouvez-vous transmettre, que pouvez-vous
            apporter, que pouvez-vous apporter à un mentoré, que pouvez-vous offrir, que pourriez-vous transmettre, quelles compétences pourriez-vous
            transmettre, quelles compétences pouvez-vous transmettre, quelles compétences souhaitez-vous transmettre, quelles compétences
            souhaitez-vous partager, quels sont vos points forts, quels sont vos domaines d'expertise, quels sont vos domaines de compétence, quelles
            sont vos expertises, quels sont vos atouts, vos domaines d'expertise, vos points forts, vos expertises, vos savoir-faire, domaines dans
            lesquels vous pouvez aider, sur quels sujets pouvez-vous aider, en quoi pouvez-vous aider, spécialité, spécialisation, domaines de
            spécialisation, expertise métier, compétences métier, compétences techniques, compétences professionnelles, compétences proposées,
            compétences offertes, compétences et expertises, savoir faire, savoirs, connaissances, forces, talents, domaines maîtrisés,
            sur quels sujets pouvez-vous accompagner, sur quels thèmes pouvez-vous accompagner, sur quoi pouvez-vous aider, que souhaitez-vous
            transmettre, qu'aimeriez-vous transmettre, ce que je peux apporter, ce que je peux transmettre, ce que j'apporte, je peux aider sur, je
            propose, quelles sont vos forces, quels sont vos domaines de compétences, quelle est votre expertise, domaines d'intervention, domaine
            de compétences, champs d'expertise, compétences à transmettre, mes compétences,
            où êtes-vous à l'aise, dans quels domaines êtes-vous à l'aise, fort en, doué pour,
            sujets sur lesquels je peux aider, sujets sur lesquels je peux accompagner, sujets que je peux aborder,
            sujets maîtrisés, thèmes maîtrisés""",
        "interests": """centres d'intérêt, intérêts, loisirs, sujets d'intérêt, thèmes d'intérêt, passions, domaines d'intérêt, centre d'intérêt,
            quels sont vos centres d'intérêt, thématiques, ~thèmes, hobbies, sujets qui vous intéressent, quels sujets vous intéressent,
            vos intérêts, vos centres d'intérêt, vos loisirs, vos passions, intérêts personnels, intérêts professionnels, intérêts de recherche,
            centres d'intérêts, loisirs et centres d'intérêt, sujets favoris, thèmes favoris, thèmes qui vous intéressent, thématiques d'intérêt,
            qu'est-ce qui vous intéresse, qu'est-ce qui vous passionne, que faites-vous pendant votre temps libre, temps libre, ~activités, loisirs
            activités, sujets, sujets de discussion,
            quels sont vos intérêts, quels thèmes vous intéressent, qu'aimez-vous faire, quels sont vos loisirs, quelles sont vos passions, mes
            centres d'intérêt, passe-temps,
            activités extra-professionnelles, activités extraprofessionnelles""",
        "goals": """objectifs, buts, attentes, objectif, vos objectifs, objectifs de mentorat, que souhaitez-vous apprendre, vos attentes,
            qu'attendez-vous de ce programme, que souhaitez-vous retirer de ce programme, quels sont vos objectifs, objectifs de développement,
            qu'attendez-vous du mentorat, ~motivations, ~motivation, objectifs professionnels, axes de développement, attentes du programme,
            que souhaitez-vous accomplir, qu'espérez-vous, objectifs d'apprentissage, objectifs de carrière, axes d'amélioration, quelles sont vos attentes,
            qu'attendez-vous de cet accompagnement, qu'attendez-vous, qu'attendez-vous de ce mentorat, qu'attendez-vous de ce parcours,
            qu'attendez-vous du parrainage, qu'attendez-vous du coaching, qu'attendez-vous de votre mentor, que souhaitez-vous travailler, que
            souhaitez-vous obtenir, que souhaitez-vous atteindre, que souhaitez-vous développer, que souhaitez-vous améliorer, que recherchez-vous,
            que cherchez-vous, que voulez-vous apprendre, que voulez-vous accomplir, qu'aimeriez-vous apprendre, qu'espérez-vous retirer, quelles sont
            vos motivations, quel est votre objectif, quels objectifs souhaitez-vous atteindre, ~pourquoi souhaitez-vous participer, ~pourquoi
            voulez-vous participer, ~pour quelles raisons souhaitez-vous participer, ce que vous attendez, ce que le filleul attend, ce que vous
            recherchez, ce que je recherche, mes objectifs, mes attentes, attente, attentes vis-à-vis du programme, attentes vis-à-vis du mentorat,
            attentes du mentorat, attentes principales, besoins, besoin, besoins d'accompagnement, besoin d'accompagnement, objectif du coaching,
            objectifs du coaching, objectif de l'accompagnement, objectifs de l'accompagnement, objectif du mentorat, objectifs du mentorat, objectif
            du programme, objectifs personnels, objectifs visés, projet professionnel, compétences à développer, compétences à acquérir, compétences
            que vous souhaitez développer, domaines à développer, domaines à améliorer, points à améliorer, ~raisons de participation, ~raison de
            participation,
            qu'attendez-vous du programme, qu'attends-tu du programme, que voulez-vous travailler, qu'espérez-vous du mentorat, qu'espérez-vous
            retirer du programme, sur quoi souhaitez-vous travailler, sur quoi voulez-vous progresser, sur quels sujets souhaitez-vous être
            accompagné, sur quels sujets avez-vous besoin d'aide, quelles compétences souhaitez-vous développer, quelles compétences souhaitez-vous
            acquérir, pourquoi souhaitez-vous être accompagné, vos besoins, mes besoins, axes de progrès, souhaits, vos motivations,
            ce que je cherche, dans quoi voulez-vous progresser, en quoi voulez-vous progresser,
            défis actuels, défis, vos défis, principaux défis, difficultés rencontrées""",
        "bio": """biographie, à propos, présentation, bio, courte biographie, à propos de moi, ~profil, présentez-vous, présentation personnelle,
            qui êtes-vous, parlez-nous de vous, ~description, mini-bio, ~résumé, parcours, présentez-vous en quelques mots, à propos de vous, brève présentation,
            parlez-nous de votre parcours, parlez de vous, parlez-nous un peu de vous, dites-nous en plus sur vous, quelques mots sur vous, quelques
            lignes sur vous, quelques mots de présentation, décrivez-vous, décrivez-vous en quelques mots, décrivez votre parcours, votre parcours,
            votre présentation, votre biographie, votre bio, parcours professionnel, bref parcours, présentation du participant, courte présentation,
            présentation courte, présentation succincte, texte de présentation, mini biographie, profil personnel, profil professionnel, faites une
            courte présentation, vous en quelques mots,
            courte bio, bio courte, brève bio,
            présentez-vous en quelques lignes, présentez-vous brièvement, présente-toi, parle-nous de toi, qui es-tu, en quelques mots, mon
            parcours, descriptif""",
        "notes": """remarques, commentaires, commentaire, notes, remarque, observations, note, autre, autres commentaires, observation,
            informations complémentaires, autres remarques, avez-vous d'autres commentaires, commentaires libres, précisions,
            rem, obs, commentaire libre, commentaires éventuels, commentaires et questions, commentaires ou questions, commentaires supplémentaires,
            commentaire interne, notes internes, note interne, informations utiles, autres informations, infos complémentaires, informations
            supplémentaires, souhaitez-vous ajouter quelque chose, souhaitez-vous nous dire autre chose, avez-vous quelque chose à ajouter, avez-vous
            d'autres remarques, avez-vous des remarques, avez-vous des commentaires, avez-vous des questions, quelque chose à ajouter, divers,
            ~message, votre message, remarques éventuelles, remarques particulières, remarques complémentaires, particularités,
            autre chose à nous dire, autre chose à ajouter, avez-vous autre chose à ajouter, un commentaire, un message, questions ou commentaires,
            questions et remarques, champ libre, texte libre, info complémentaire, complément d'information""",
        "role": """rôle, rôle dans le programme, mentor ou mentoré, rôle mentorat, ~type de participant, mentor/mentoré, vous participez en tant que,
            rôle de mentorat, ~profil de participation, je souhaite être, souhaitez-vous être mentor ou mentoré, mentor ou mentee, rôle souhaité,
            ~participation en tant que, mentor mentoré, statut mentor mentoré, type de profil mentor,
            vous souhaitez être, vous souhaitez participer en tant que, je participe en tant que, je souhaite participer en tant que, je m'inscris en
            tant que, inscription en tant que, en tant que, êtes-vous mentor ou mentoré, souhaitez-vous participer comme mentor ou mentoré,
            souhaitez-vous participer en tant que mentor ou mentoré, mentor ou mentorée, mentor ou filleul, parrain ou filleul, parrain filleul,
            marraine ou filleule, profil mentor ou mentoré, je suis mentor ou mentoré, qualité mentor mentoré, rôle mentor ou mentoré, rôle du
            participant, rôle mentor mentoré, dans quel rôle, quel rôle souhaitez-vous,
            souhaitez-vous être mentor ou mentoré·e, souhaitez-vous être mentor ou mentorée, voulez-vous être mentor ou mentoré, parrain/filleul,
            rôle dans le mentorat, votre rôle dans le programme, profil participant, type de participation,
            je m'inscris comme, je participe comme""",
        "status": """statut, état, statut du participant, statut participant, ~actif, statut de participation,
            état du participant, état de participation, statut du mentorat, statut dans le programme""",
    },
    others="""urgence, responsable*, supérieur*, hiérarchique*, manager*, gestionnaire*, n+1, créé, créée, création, modifié, modifiée, modification,
        mise à jour, fin, dernier, dernière, sortie, départ, conjoint*, partenaire, assistant*, parent*, tuteur*, tutrice, mère, père, enfant*, médecin,
        référent*, référence, contact d'urgence, chef, cheffe, directeur*, directrice*, propriétaire, rh, mentor*, mentoré*, parrain*, marraine, filleul*,
        souhaité*, souhaitée*, préféré*, connexion, accès, horodat*, inscription, désinscription, consentement, newsletter, confirmé*, envoyé*, type, format, entreprise, société, facturation, livraison, client*, événement, session, cours, formation, programme, projet, échéance,
        essai, promotion, retraite, salaire, coût, banque, sécurité, sociale, collègue, ami, secondaire, ancien*, ancienne*, précédent*, précédente*,
        désabonne*, soumission, réponse, enregistrement, import*, commercial*, facture*, niveau, standard, siège, rgpd, validité, valide,
        acheteur*, payeur*, formateur*, formatrice*, animateur*, animatrice*, enseignant*, professeur*, évaluateur*, évaluatrice*, accompagnateur*,
        conseiller*, conseillère*, recruteur*, recruteuse*, prescripteur*, correspondant*, demandeur*, valideur*, approbateur*, auteur, rédacteur*,
        payé, facturé, invité par, recommandé par, parrainé par, représentant*, proche*,
        pédagogique*, nplusmany, rrh, drh, conjointe, frère, sœur, fils, fille, époux, épouse, garant*, tuteur pédagogique, accueillant*,
        prescripteurs,
        prévenir, personne à prévenir,
        comptabilité, standardiste, accueil, boîte générique, secrétariat, fondateur*, fondatrice*, contact administratif""",
    managers="""responsable*, supérieur*, manager*, chef*, hiérarchique*, n+1, gestionnaire*,
        nplusone""",
    hints="""format, confirmé*, préféré*, valide, programme, type, entreprise, société, niveau, connexion,
        si, pro, interne, rh, admin""",
    people="""client*, invité*, ancien*, coaché*, filleul*, parrain*, marraine*, tuteur*, tutrice*, stagiaire*, apprenti*, élève*, bénévole*, collègue*,
        bénéficiaire*, accompagné*, mentor*, mentoré*, ami,
        fondateur*, fondatrice*, référent*, représentant*, correspondant*, adhérent*, membre*, patient*, boursier*, boursière*""",
    second={"location": "ville, commune, localité", "department": "équipe, unité, groupe, pôle"},
    lesser="""personnel, personnelle, perso, privé, privée, domicile, autre, alternatif, alternative, secondaire, deuxième, 2,
        connexion, identifiant""",
    nothing="""civilité, titre de civilité, deuxième prénom, nom de jeune fille, nom de naissance, code postal, cp, adresse, adresse postale, rue, province,
        région, fax, télécopie, télécopieur, site web, âge, nationalité, situation familiale, salaire, centre de coût, centre de coûts, type de contrat, statut cadre,
        temps de travail, date de sortie, date de fin, fin de contrat, responsable, responsable hiérarchique, supérieur hiérarchique, manager, contact d'urgence,
        téléphone d'urgence, personne à contacter en cas d'urgence, n° sécurité sociale, numéro de sécurité sociale, iban, filière, promotion, diplôme, niveau d'études,
        secteur d'activité, mentor, mentoré, mentorée, disponibilités, disponibilité, horodateur, date de création, date de modification, créé le, modifié le,
        date d'inscription, dernière connexion, heure de début, heure de fin, heure de la dernière modification, consentement rgpd, rgpd, photo, taille de t-shirt,
        comment avez-vous connu le programme, catégorie, échelon, classification, coefficient, groupe,
        lieu de naissance, pays de naissance, statut de la candidature, statut du dossier, statut de l'inscription, lieu de la formation, date de la
        formation,
        sce, ine, étape, année d'inscription, responsable pédagogique, rrh de référence, statut de l'agent, corps, grade, quotité, année d'étude,
        année d'études, prénom 2, autres prénoms,
        début de bourse, fin de bourse, début du contrat de bourse, date de début de bourse,
        numéro de poste, poste téléphonique, comment nous avez-vous connus, comment nous avez-vous connu, bureau n°, effectif, effectifs,
        code service, code site, moyenne, csp,
        nom complet de l'adresse de messagerie, nom d'affichage de l'adresse de messagerie,
        téléphone voiture, ville autre, téléphone société,
        statut étudiant, statut professionnel, statut d'adhésion, statut du membre, statut de membre, statut du contrat, statut de paiement, statut du salarié, statut d'emploi, groupes, identifiant candidat, id candidat, identifiant unique, nom du groupe""",
    fillers="""adresse, numéro, no, université, universitaire, école, institutionnel, dans quelle, travaillez, habitez, vivez, actuellement, aimeriez, votre, vos, le, la, les, du, de, des, d, l, un, une, obligatoire, facultatif, professionnel, professionnelle, pro, participant, participante,
        collaborateur, salarié, étudiant, étudiante, employé, personne, veuillez, indiquer, indiquez, saisir, merci, quel, quelle, quels, quelles, est, sont, êtes,
        vous, et, ou, si, pour, en, dans, par, au, aux, à, actuel, actuelle, principal, principale, jj, mm, aaaa, format, contact, s, e, avez, avec, sur, ce,
        que, qu, souhaitez, séparés, virgules, choix, multiples, quoi, je, candidat, candidate, agent, libellé, n°, officiel, vocation,
        adhérent, adhérente, lauréat, lauréate""",
    bare_names=frozenset(("nom", "noms")),
    counts="nombre de, nombre d, nb de, nb, combien de",
    measures="combien de temps, quelle fréquence, combien d'heures, combien d'ancienneté",
    preferred="usuel, usage, surnom",
    lesser_of={"start_date": "ancienneté, initiale, groupe"},
    numbers="""nombre d, nombre de, nb, nb de, nb d, no de, total""",
    heads="""employés, salariés, collaborateurs, agents""",
    consents="""j accepte, j autorise, je consens, je reconnais, je certifie, j ai lu, je donne mon accord, je confirme, acceptez vous, autorisez vous, en
        cochant""",
    never={
        "mentee_capacity": "actuel, actuels, actuelle, actuelles, accompagnés, déjà, cours",
        "company": "adresse, téléphone, site, taille, logo, effectif, description",
        "department": "code, numéro",
        "job_title": "code, numéro",
        "location": "code, numéro, n°",
        "full_name": "actuel, actuelle, actuels, école, université, lycée, collège, classe, faculté",
        "phone": "type, indicatif",
        "first_name": "école, université, lycée, collège, classe, faculté",
        "last_name": "école, université, lycée, collège, classe, faculté",
        "role": "description",
    },
)
