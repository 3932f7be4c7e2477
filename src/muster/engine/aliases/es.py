"""Spanish."""

from muster.engine.aliases.language import Language

LANGUAGE = Language(
    "es",
    "Spanish",
    names={
        "email": """correo, correo electrónico, dirección de correo, dirección de correo electrónico, email corporativo, e-mail, mail, correo corporativo,
            correo institucional, correo de trabajo, correo laboral, email profesional, correo personal, email personal, correo electrónico personal,
            correo electrónico corporativo, correo electrónico institucional, dirección de email, correo-e, email de contacto, correo empresa, email trabajo,
            correo electrónico laboral, correo electrónico de trabajo, correo de contacto, dirección electrónica, ~usuario, email laboral,
            a qué correo te escribimos, cuál es tu correo, cuál es su correo, tu correo, su correo, tu correo electrónico, correo elec, correo alumno,
            correo del participante, correo del empleado, correo principal, e-mail de contacto, correo inst, correo corp, email del empleado, correo 1,
            correo electrónico de contacto, correo electrónico de la empresa, correo electrónico empresa, correo de la empresa, correo de empresa,
            correo profesional, correo electrónico profesional, correo universitario, correo electrónico universitario, correo de la universidad,
            correo electrónico uni, correo de estudiante, correo trabajo, correo oficial, e-mail corporativo, e-mail institucional, e-mail
            profesional, e-mail trabajo, e-mail laboral, e-mail empresa, email institucional, email empresa, email de trabajo, email de empresa,
            email universitario, mail corporativo, mail institucional, mail laboral, mail de contacto, mail empresa, cuál es tu correo electrónico,
            cuál es tu email, indica tu correo electrónico, tu email, tu mail, dirección de correo corporativo, dirección de e-mail, dirección
            e-mail, dir. correo, correo electronico institucional,
            mail de trabajo, correo del voluntario, correo del socio""",
        "manager_email": """correo del jefe, correo del responsable, email del supervisor, correo del supervisor, correo jefe directo, email del jefe,
            correo del jefe directo, email responsable, correo electrónico del jefe, correo electrónico del supervisor, email del manager, correo del gerente,
            correo electrónico del responsable, email del responsable, correo del manager, correo de la jefatura, correo electrónico del gerente, correo supervisor,
            correo de tu jefe, correo de tu responsable, correo de su jefe inmediato, correo del jefe inmediato, correo jefe, correo jefe inmediato,
            correo del líder, correo líder, correo electrónico del jefe inmediato, correo electrónico de su jefe, correo electrónico de tu
            responsable, correo electrónico jefe, email jefe, email del jefe directo, email jefe directo, email de tu responsable, email superior,
            email supervisor, e-mail del responsable, e-mail jefe, e-mail responsable, mail jefe, mail del jefe, mail responsable, correo
            responsable, correo del responsable directo, correo gerente, correo superior inmediato""",
        "first_name": """nombre, nombre de pila, nombres, primer nombre, nombre s, nombre preferido, ~nombre usuario,
            cuál es tu nombre, nombre de usuario preferido, primer y segundo nombre, nombre participante,
            cuál es tu nombre de pila, cómo te llamas nombre, tu nombre, su nombre, primer nombre legal, nombre(s), nombre legal, nombre del alumno
            solo, primeros nombres,
            ~nombre del representante""",
        "last_name": """apellido, apellidos, primer apellido, apellido s, apellido paterno, apellidos del participante,
            apellido 1, apellido uno, ap paterno, apellido materno y paterno, apellidos del empleado,
            cuáles son tus apellidos, tus apellidos, sus apellidos, apellido(s), apellidos legales, primer apellido del empleado, apellidos del
            alumno, apellidos alumno,
            ~apellidos del representante""",
        "full_name": """nombre completo, nombre y apellidos, nombre y apellido, participante, apellidos y nombre, apellidos nombre, nombres y apellidos,
            nombre del participante, apellido y nombre, nombre del empleado, empleado, colaborador, apellidos y nombres, nombre para mostrar, alumno, estudiante,
            nombre del colaborador, nombre del estudiante, apellido nombre, nombre apellidos, trabajador, nombre apellido, nombre del trabajador, nombre del alumno,
            cuál es tu nombre completo, cómo te llamas, cómo se llama, tu nombre completo, tu nombre y apellido, nombre y apellidos del participante,
            aprendiz, tutorado, mentorizado, becario, voluntario, invitado, socio, miembro, nombre del aprendiz, nombre del voluntario, nombre del
            socio, nombre del invitado, inscrito,
            nombre y apellidos del empleado, nombre y apellidos del alumno, nombre completo del empleado, nombre completo del participante, tu
            nombre y apellidos, su nombre completo, apellidos y nombre del trabajador, apellidos y nombres completos, persona, nombre del
            participante completo,
            ~persona de contacto, ~nombre de contacto""",
        "employee_id": """número de empleado, id de empleado, legajo, código de empleado, matrícula, nº empleado, id empleado, no de empleado,
            número de trabajador, número de legajo, código de trabajador, n° de empleado, número de estudiante, código de estudiante, nº de empleado,
            número de matrícula, ~código, clave de empleado, número de nómina, id colaborador, identificador de empleado, nº de matrícula, expediente, ficha,
            nro de legajo, nro empleado, num empleado, núm empleado, n° empleado, núm de empleado, nº trabajador, id trabajador, cód empleado, cód
            trabajador, nro de socio, número de socio, nº de socio, número de cuenta alumno, boleta, número de control, carné, carnet, n° de matrícula,
            nro de empleado, no. empleado, no. de empleado, id del empleado, identificador del empleado, código empleado, cód. empleado, código de
            colaborador, id de colaborador, n.º empleado, n.º de empleado, núm. empleado, núm. de empleado, número empleado, número de colaborador,
            número de personal, núm. de personal, nip, nia, nif empleado, número de alumno, nº alumno, n.º de alumno, nº de expediente, número de
            expediente, código alumno, código de alumno, matrícula alumno, id alumno, id estudiante,
            id de becario, número de becario, código de becario, id de alumno,
            nrp, número de cuenta universitaria, número de cuenta de alumno""",
        "job_title": """puesto, cargo, título, puesto de trabajo, ocupación, puesto actual, función, profesión, cargo actual, título del puesto, posición,
            nombre del puesto, título profesional, denominación del puesto, categoría profesional, rol profesional, empleo, título de trabajo,
            cuál es tu cargo, cuál es tu puesto, cuál es su cargo, qué puesto ocupas, a qué te dedicas, a qué se dedica, tu cargo, tu puesto, cargo o
            puesto, puesto o cargo, profesión u oficio, rol en la empresa, categoría laboral, cargo que ocupa, desc puesto,
            cuál es tu profesión, cuál es tu ocupación, cuál es tu puesto actual, en qué trabajas, qué haces profesionalmente, a qué te dedicas
            profesionalmente, de qué trabajas, qué cargo ocupas, qué cargo tienes, qué puesto tienes, cargo en la empresa, puesto en la empresa,
            cargo desempeñado, puesto desempeñado, descripción del puesto, descripción del cargo, descripción puesto, nombre del cargo, nombre del
            puesto de trabajo, nombre puesto, título del cargo, título puesto, ocupación actual, profesión actual, empleo actual, rol actual, rol
            laboral, puesto tipo, actividad profesional""",
        "department": """departamento, área, equipo, unidad, sección, dirección de área, gerencia, área departamento, facultad, división, departamento área,
            unidad organizativa, unidad de negocio, servicio, área de trabajo, subdirección, coordinación, área funcional, dpto, depto,
            departamento o área, área o departamento, en qué área trabajas, en qué departamento trabajas, unidad organizacional, área de la empresa,
            escuela o facultad, gcia, sector departamento, equipo de trabajo,
            en qué facultad estudias, de qué facultad eres, facultad en la que estudias, en qué área trabaja, en qué departamento trabaja, en qué
            equipo trabajas, a qué área perteneces, a qué departamento perteneces, cuál es tu departamento, cuál es tu área, área o gerencia, área
            de la organización, área o equipo, dirección, dirección o área, dirección área, gerencia o área, vicepresidencia, unidad de trabajo,
            unidad administrativa, unidad académica, nombre del departamento, nombre departamento, nombre del área, departamento o facultad,
            departamento académico, instituto, ~escuela, centro o facultad, línea de negocio, dep.,
            dependencia""",
        "company": """empresa asociada, dónde trabaja, dónde trabajas, empresa, compañía, organización, empleador, institución, nombre de la empresa, razón social, entidad, sociedad, empresa actual, organismo,
            nombre de la organización, empresa u organización, universidad, lugar donde trabaja,
            en qué empresa trabajas, en qué organización trabajas, para qué empresa trabajas, tu empresa, organización donde trabajas, empresa donde
            trabaja, lugar de trabajo empresa, institución u organización, organización o empresa, centro laboral, nombre del empleador, entidad donde
            trabaja,
            en qué empresa u organización trabajas, dónde trabajas actualmente, para quién trabajas, nombre de tu empresa, nombre empresa, nombre de
            la entidad, nombre de la institución, empresa en la que trabajas, empresa donde trabajas, empresa o institución, empresa / organización,
            empresa empleadora, empresa contratante, entidad empleadora, entidad legal, sociedad legal, compañía actual, empleador actual,
            organización actual, institución actual, filial, tu organización, asociación,
            startup, nombre de la startup, emprendimiento, nombre del emprendimiento""",
        "location": """dónde vive, dónde vives, dónde reside, ubicación, ciudad, oficina, sede, lugar de trabajo, localidad, centro de trabajo, lugar, ciudad de residencia, sucursal, población,
            sede de trabajo, planta, municipio, localización, campus, oficina sede, ubicación de la oficina, región, lugar de residencia,
            en qué ciudad vives, en qué ciudad trabajas, en qué ciudad reside, cuál es tu ciudad, tu ciudad, ciudad donde vives, ciudad donde
            trabajas, ciudad actual, ciudad de trabajo, ciudad de origen residencia, domicilio ciudad, sitio, base,
            en qué ciudad vive, en qué ciudad estás, en qué ciudad resides, en qué sede trabajas, en qué oficina trabajas, desde dónde trabajas,
            dónde estás, dónde te encuentras, dónde estás ubicado, de dónde eres ciudad, ciudad en la que vives, ciudad de trabajo actual, ciudad
            sede, ciudad oficina, lugar de residencia actual, lugar de trabajo ciudad, centro, centro de trabajo asignado, sede laboral, sede
            asignada, oficina asignada, oficina de trabajo, delegación, ubicación laboral, ubicación del trabajo, ubicación geográfica, localidad de
            residencia, tienda,
            sede social, sede central, ciudad donde estudias, ciudad en la que estudias, sede principal, ciudad de la sede,
            ~municipio de residencia""",
        "gender": """género, sexo, identidad de género, sexo género,
            sexo (m/f), género (m/f), m/f, h/m, sexo h m, cuál es tu género, con qué género te identificas, tu género""",
        "phone": """teléfono, número de teléfono, móvil, celular, teléfono móvil, teléfono celular, número de celular, tel, teléfono de contacto, nº de teléfono,
            número de móvil, teléfono de trabajo, teléfono laboral, teléfono personal, teléfono fijo, tfno, nº móvil, tlf, número telefónico, teléfono corporativo,
            teléfono trabajo, número de contacto, móvil corporativo, móvil personal, nº teléfono, teléfono particular, cel,
            cuál es tu teléfono, cuál es tu número de teléfono, tu teléfono, tu celular, tu número de celular, tel celular, tel móvil, tel trabajo,
            tel oficina, tel fijo, tel particular, tel contacto, nro de teléfono, nro celular, n° de celular, n° de teléfono, número de whatsapp,
            teléfono 1, teléfono oficina,
            cuál es tu celular, cuál es tu móvil, a qué número te llamamos, teléfono whatsapp, teléfono de whatsapp, teléfono celular personal,
            teléfono empresa, teléfono de empresa, teléfono de la oficina, teléfono directo, teléfono profesional, teléfono móvil personal, teléfono
            móvil corporativo, teléfono móvil de contacto, teléfono contacto, tel. móvil, tel. contacto, tel. trabajo, tel. personal, tfno. móvil,
            tfno móvil, tfno. trabajo, tfno contacto, tlf. móvil, tlf móvil, tlf contacto, tlfno, móvil de contacto, móvil trabajo, móvil de
            trabajo, móvil empresa, celular corporativo, celular laboral, celular personal, celular de contacto, whatsapp, número móvil, número
            celular, tu número de teléfono, tu móvil, tu whatsapp""",
        "linkedin_url": """perfil de linkedin, linkedin, enlace a linkedin, url de linkedin, perfil linkedin, enlace linkedin, enlace de linkedin, dirección de linkedin""",
        "start_date": """fecha de inicio, fecha de ingreso, fecha de alta, fecha de incorporación, fecha de contratación, fecha ingreso, fecha de entrada,
            antigüedad desde, fecha de antigüedad, alta, inicio, en la empresa desde, fecha inicio, fecha alta, fecha incorporación, fecha de inicio de contrato,
            fec ingreso, fec alta, f ingreso, f alta, f de alta, f de ingreso, fecha de inicio laboral, fecha de inicio de labores, ingresó el, desde
            cuándo trabajas,
            f. alta, f. ingreso, f. de alta, f. incorporación, f. inicio, fecha de alta en la empresa, fecha de ingreso a la empresa, fecha de
            ingreso a la compañía, fecha ingreso empresa, fecha de entrada en la empresa, fecha entrada, fecha contrato, fecha de contrato, fecha de
            inicio de labor, fecha de inicio del contrato, inicio de contrato, inicio contrato, ingreso, fecha de vinculación, fecha vinculación,
            fecha de inicio en el puesto, cuándo empezaste a trabajar, en qué fecha ingresaste,
            fecha de inicio en la empresa, fecha de nombramiento""",
        "birth_date": """fecha de nacimiento, nacimiento, fecha nacimiento, cumpleaños, f nacimiento, fec nac, fecha nac,
            fecha de nac, f nac, f de nacimiento, fch nacimiento, fecha de cumpleaños, cuándo naciste,
            f. nacimiento, f. nac., f. de nac., fec. nacimiento, fecha nacim, fecha nacim., fecha de nacim, cuál es tu fecha de nacimiento, tu fecha
            de nacimiento, cumple""",
        "years_experience": """años de experiencia, experiencia, años experiencia, experiencia en años, experiencia laboral, años de experiencia profesional,
            cuántos años de experiencia tiene, cuántos años de experiencia, ~antigüedad, experiencia profesional, años de experiencia laboral, número de años de experiencia,
            cuántos años de experiencia tienes, cuántos años llevas trabajando, años de trayectoria, años trabajando, ~años en la empresa, ~años de
            servicio, tiempo de experiencia, años exp, experiencia años, ~antigüedad en años, ~antigüedad años,
            cuántos años de experiencia profesional tienes, cuántos años de experiencia laboral tienes, cuánto tiempo llevas trabajando, cuántos
            años has trabajado, cuántos años trabajas, desde hace cuántos años trabajas, años de experiencia en el sector, años de ejercicio
            profesional, años de carrera, años de trabajo, experiencia (años), experiencia laboral (años), experiencia laboral en años, experiencia
            profesional en años, ~tiempo de servicio en años, total años de experiencia""",
        "mentee_capacity": """capacidad, número de mentees, cupo, número de mentorizados, máximo de mentees, cuántos mentees, número máximo de mentees, cupos,
            número máximo de mentorizados, cuántas personas puede mentorizar, número de mentorados, máx mentees, capacidad de mentees, plazas, número de aprendices,
            a cuántas personas puedes mentorizar, a cuántos aprendices puedes acompañar, cuántos aprendices, cupo de aprendices, máximo de aprendices,
            número de tutorados,
            a cuántas personas puedes acompañar, a cuántas personas podrías mentorizar, a cuántas personas te gustaría mentorizar, a cuántos mentees
            puedes acompañar, a cuántos mentees puedes atender, a cuántos alumnos puedes acompañar, cuántos mentees puedes tener, cuántos mentees
            puedes atender, cuántos mentees puedes acompañar, cuántos mentees podrías acompañar, cuántos mentorizados, cuántos mentorizados puedes
            acompañar, cuántas mentees, número de mentees que puedes acompañar, número de personas que puedes acompañar, n.º de mentees, nº de
            mentees, nº máximo de mentees, nº mentees, máx. mentees, mentees máximos, máximo número de mentees, disponibilidad de mentees, cupo
            máximo, cupo de mentees,
            a cuántas personas puedes mentorear, cuántas personas puedes mentorear,
            nº máximo de mentorizados, nº de mentorizados, máximo de mentorizados""",
        "country": """país región, país, país de residencia, código de país, país de trabajo, nación, país donde reside,
            en qué país vives, en qué país trabajas, cuál es tu país, tu país, país actual, país donde vives, país donde trabaja, país de origen
            residencia,
            en qué país resides, en qué país estás, país en el que vives, país de residencia actual, país de ubicación, país laboral""",
        "time_zone": """zona horaria, huso horario, su zona horaria, tu zona horaria,
            en qué zona horaria estás, zona horaria local,
            en qué zona horaria te encuentras, cuál es tu zona horaria, en qué huso horario estás, franja horaria zona""",
        "language": """idioma, lengua, idioma preferido, lengua materna, idiomas, idioma materno, qué idiomas habla, idiomas hablados, idioma de preferencia,
            idioma de comunicación, lenguas, idioma s, idiomas que habla,
            qué idiomas hablas, tus idiomas, idiomas que dominas, dominio de idiomas, idioma principal, idioma de contacto,
            qué idiomas dominas, qué idioma hablas, qué lenguas hablas, en qué idioma prefieres, en qué idiomas puedes mentorizar, idioma de la
            mentoría, idioma de correspondencia, idioma de trabajo, idioma nativo, idioma hablado, idiomas que hablas, idioma(s), lengua preferida,
            lengua nativa""",
        "skills": """habilidades, competencias, conocimientos, áreas de experiencia, fortalezas, destrezas, áreas de especialización, aptitudes, ~experticia,
            habilidades clave, especialidades, en qué puede ayudar, qué habilidades puede compartir, áreas de conocimiento, cuáles son sus habilidades,
            habilidades y competencias, puntos fuertes, qué habilidades tienes, áreas de expertise, habilidades principales,
            en qué temas puedes ayudar, en qué puedes ayudar, qué puedes aportar, qué puedes ofrecer, qué sabes hacer, qué puedes enseñar, tus
            habilidades, tus fortalezas, temas en los que puedes ayudar, áreas en las que puedes ayudar, áreas de dominio, especialidad, áreas de
            competencia, conocimientos y habilidades, habilidades técnicas, experiencia temática, talentos,
            qué puedes compartir, qué te gustaría compartir, qué te gustaría enseñar, qué podrías aportar, qué podrías enseñar, qué aporto, qué
            aportas, qué puedo aportar, qué ofreces, qué ofrezco, en qué áreas puedes ayudar, en qué áreas puedes apoyar, en qué áreas tienes
            experiencia, en qué eres bueno, en qué eres experto, en qué podrías ayudar, en qué puedo ayudar, en qué te especializas, sobre qué temas
            puedes mentorizar, sobre qué temas puedes asesorar, sobre qué puedes asesorar, temas que puedes ofrecer, temas que domino, temas que
            dominas, puedo ayudar en, puedo ayudar con, ofrezco, oferta, cuáles son tus habilidades, cuáles son tus fortalezas, cuáles son tus
            competencias, cuáles son tus áreas de experiencia, cuáles son tus áreas de especialidad, cuál es tu especialidad, qué conocimientos
            tienes, qué competencias tienes, qué experiencia puedes compartir, experiencia que puedes compartir, mis habilidades, mis fortalezas,
            competencias clave, competencias técnicas, competencias profesionales, habilidades a compartir, habilidades que puedes compartir,
            habilidades profesionales, áreas de mentoría, áreas de apoyo, campo de especialización, campos de experiencia, dominio, experiencia en
            áreas,
            en qué puedes contribuir, en qué puede contribuir, con qué puedes contribuir, en qué destacas, se me da bien,
            temas en los que puedo apoyar, temas en los que puedo orientar, temas que puedo compartir""",
        "interests": """intereses, temas de interés, aficiones, áreas de interés, pasatiempos, hobbies, intereses personales, cuáles son sus intereses, ~temas,
            qué temas le interesan, qué temas te interesan, gustos e intereses, intereses profesionales,
            cuáles son tus intereses, tus intereses, qué te interesa, qué temas te gustan, áreas que le interesan, tiempo libre, hobby, hobbies e
            intereses,
            qué aficiones tienes, qué hobbies tienes, cuáles son tus aficiones, cuáles son tus hobbies, cuáles son tus pasatiempos, qué te gusta
            hacer, qué te gusta hacer en tu tiempo libre, qué haces en tu tiempo libre, qué te apasiona, mis intereses, mis aficiones, temas que te
            interesan, temas que me interesan, temáticas de interés, aficiones e intereses, intereses y aficiones, gustos, pasiones, actividades de
            tiempo libre, áreas que te interesan""",
        "goals": """objetivos, metas, expectativas, objetivo, qué espera del programa, qué espera de este programa, objetivos de desarrollo, objetivos de mentoría,
            qué le gustaría lograr, qué desea aprender, metas profesionales, sus objetivos, qué espera obtener, cuáles son sus objetivos, ~motivación,
            qué te gustaría lograr, objetivos profesionales, qué esperas del programa, qué te gustaría aprender, áreas de desarrollo, áreas de mejora, expectativas del programa,
            qué esperas de la mentoría, qué esperas, qué espera de la mentoría, qué esperas lograr, qué buscas, qué buscas en la mentoría, qué buscas
            en un mentor, qué te gustaría obtener, qué quieres aprender, qué quieres lograr, qué deseas aprender, qué deseas lograr, por qué quieres
            participar, por qué desea participar, por qué te gustaría participar, en qué necesitas ayuda, en qué necesitas apoyo, tus objetivos, tus
            metas, objetivos del coaching, motivo de inscripción, motivos, necesidades de desarrollo, expectativa, metas personales, qué busca,
            qué te gustaría conseguir con el programa, qué te gustaría conseguir, qué quieres conseguir, qué quieres conseguir con el programa, qué
            esperas conseguir, qué esperas conseguir del programa, qué esperas obtener, qué esperas obtener del programa, qué esperas aprender, qué
            esperas de tu mentor, qué esperas de un mentor, qué espera conseguir, qué espera obtener del programa, qué te gustaría mejorar, qué te
            gustaría desarrollar, qué te gustaría trabajar, qué quieres mejorar, qué quieres desarrollar, qué quieres trabajar, qué quieres obtener,
            qué deseas conseguir, qué deseas obtener, qué desea conseguir, qué desea lograr, qué buscas en el programa, qué buscas conseguir, qué
            pretendes conseguir, en qué te gustaría trabajar, en qué quieres trabajar con tu mentor, en qué quieres mejorar, en qué te gustaría
            mejorar, en qué te gustaría recibir ayuda, en qué necesitas orientación, sobre qué te gustaría recibir mentoría, busco, busco ayuda en,
            necesito ayuda en, necesito, cuál es tu objetivo, cuáles son tus metas, cuáles son tus expectativas, cuáles son tus objetivos
            profesionales, mis objetivos, mis metas, objetivos con la mentoría, objetivos del programa, objetivos personales, objetivos de
            aprendizaje, objetivos de la mentoría, metas de desarrollo, habilidades a desarrollar, habilidades que quieres desarrollar, qué
            habilidades quieres desarrollar, qué habilidades te gustaría desarrollar, competencias a desarrollar, áreas a desarrollar, áreas a
            mejorar, áreas de crecimiento, necesidades, motivación para participar, por qué te apuntas, por qué te interesa el programa, por qué te
            interesa participar, por qué quieres un mentor, motivo de participación,
            qué te quieres llevar, qué te gustaría llevarte, en qué quieres crecer,
            principales desafíos, retos, desafíos, principales retos, tus retos, retos actuales, desafíos actuales""",
        "bio": """biografía, sobre mí, presentación, bio, breve biografía, acerca de mí, semblanza, ~perfil, ~descripción, preséntese, cuéntenos sobre usted, ~resumen,
            háblenos de usted, cuéntanos sobre ti, presentación personal, reseña, perfil profesional, sobre ti, biografía breve, descripción personal,
            cuéntanos algo sobre ti, cuéntanos de ti, cuéntanos un poco de ti, cuéntanos quién eres, háblanos de ti, preséntate, descríbete, quién
            eres, breve descripción, breve presentación, breve semblanza, trayectoria, trayectoria profesional, acerca de ti, algo sobre ti, tu
            historia, tu biografía,
            háblanos un poco de ti, cuéntanos un poco sobre ti, cuéntanos tu historia, cuéntanos tu trayectoria, describe brevemente tu trayectoria,
            describe tu trayectoria, descríbete brevemente, descríbete en pocas palabras, preséntate brevemente, preséntate en pocas líneas,
            presentación breve, breve presentación personal, breve bio, breve perfil, breve resumen, bio corta, bio breve, mini bio, perfil
            personal, quién soy, sobre usted, unas palabras sobre ti, unas líneas sobre ti, resumen profesional, resumen biográfico, reseña
            biográfica, reseña profesional, experiencia y trayectoria, tu trayectoria, mi trayectoria, tu perfil,
            quién eres tú, cuéntanos quién eres y qué haces""",
        "notes": """notas, observaciones, comentarios, nota, comentario, comentarios adicionales, otros, información adicional, observación, anotaciones,
            algún comentario adicional, otros comentarios, otro,
            observaciones adicionales, comentarios u observaciones, obs, algo más que agregar, algo más que quieras contarnos, quieres agregar algo
            más, desea agregar algo más, alguna observación, dudas o comentarios, preguntas o comentarios, mensaje, notas internas, notas adicionales,
            comentario adicional,
            algún comentario más, algún comentario, algún otro comentario, alguna pregunta, alguna duda, alguna cosa más, algo más, algo que añadir,
            algo más que añadir, algo que quieras añadir, quieres añadir algo más, quieres añadir algo, deseas agregar algo, desea añadir algo más,
            hay algo más que debamos saber, otra información, otras observaciones, otros datos, otros detalles, dudas, dudas o preguntas, preguntas,
            comentarios finales, comentarios generales, comentarios internos, comentarios y sugerencias, sugerencias, información extra, info
            adicional, más información, observaciones internas, observaciones generales, texto libre, notas del coordinador""",
        "role": """rol, papel, tipo de participante, rol en el programa, mentor o mentee, mentor o mentorizado, rol de mentoría, participa como, quiero participar como,
            mentor/mentee, ~participación como, rol en mentoría, desea participar como, ~inscripción como, mentor o aprendiz, rol del participante, mentor o mentorado,
            quieres participar como mentor o como aprendiz, quieres participar como, quieres ser mentor o mentee, deseas participar como, te inscribes
            como, me inscribo como, participas como, mentor o tutorado, mentor aprendiz, mentora o aprendiz, rol mentor o aprendiz, rol deseado, en
            calidad de,
            quieres participar como mentor o como mentorizado, quieres participar como mentor o mentee, quieres ser mentor o mentorizado, te
            gustaría participar como, te gustaría participar como mentor o mentee, cómo quieres participar, cómo te gustaría participar, cómo desea
            participar, en qué rol te gustaría participar, en qué rol quieres participar, con qué rol participas, qué rol te gustaría tener, qué rol
            quieres tener, participar como, participo como, inscribirse como, me apunto como, soy, mentor/mentorizado, mentor/mentorado, mentor o
            mentoree, mentor o tutelado, mentor/a o mentee, rol de participación, rol mentoring, tipo de participación, tipo de inscripción, perfil
            de participación,
            quiero ser, deseo ser, me gustaría ser""",
        "status": """estado, situación, estatus, estado del participante, ~activo, estado de participación,
            estado de la participación, estado en el programa""",
    },
    others="""emergencia*, jefe, jefa, jefatura, responsable*, supervisor*, gerente*, superior*, manager*, creado, creada, creación, modificado, modificación, actualiz*, fin,
        último, última, salida, baja, término, cónyuge, pareja, asistente, padre*, madre, tutor*, hijo*, médico, referencia*, referente, director*, propietario, dueño,
        rrhh, mentor*, mentora, mentee*, mentorizado*, deseado, deseada, preferido, preferida, acceso, sesión, registro, inscripción, marca temporal, baja, consentimiento,
        confirmado, confirmación, enviado, válido, verificado, tipo, formato, empresa, compañía, facturación, factura, envío, cliente*, evento*, curso*, formación,
        programa, proyecto, vencimiento, prueba, promoción, jubilación, salario, sueldo, costo, coste, banco, bancario, seguro, social, seguridad, colega, compañero,
        amigo, alternativo, anterior*, antiguo, respuesta, envío, importado, suscri*, boletín, nivel, contacto de emergencia, persona de contacto, línea, coordinador*,
        comprador*, pagador*, formador*, profesor*, docente*, evaluador*, asesor*, consejero*, reclutador*, orientador*, facilitador*, representante*,
        apoderado*, acudiente*, encargado*, solicitante de, autor, invitado por, recomendado por, contacto familiar, familiar*,
        acepto, aval*, avalista*, hermano*, hermana*, esposo*, esposa*, dirección ip, orientad*, catedrátic*, bedel, cónyug*, testigo*,
        quien te invitó, te invitó, te recomendó, recomendante,
        contabilidad, administración, centralita, conmutador, recepción, buzón, fundador*, secretar*""",
    managers="""jefe, jefa, jefatura, supervisor*, superior*, responsable*, gerente*,
        líder*, jefatur*, director de línea""",
    hints="""formato, confirmado, confirmación, preferido, preferida, válido, programa, tipo, empresa, nivel, acceso,
        rrhh, interno, interna, si, oficial""",
    people="""cliente*, invitado*, egresado*, tutor*, tutorado*, aprendiz*, becario*, voluntario*, padrino*, ahijado*, compañero*, beneficiario*, mentor*,
        mentorizado*, coachee*,
        fundador*, referente*, representante*, socio*, socia*, paciente*, persona de contacto, contacto""",
    second={
        "location": "ciudad, localidad, municipio, población",
        "department": "equipo, unidad, sección, división",
    },
    lesser="""personal, particular, privado, privada, casa, alternativo, alternativa, secundario, secundaria, otro, otra, adicional, 2,
        acceso""",
    nothing="""motivo, tratamiento, segundo nombre, segundo apellido, apellido materno, código postal, cp, dirección, calle, provincia, fax, sitio web, página web, edad,
        nacionalidad, estado civil, salario, sueldo, centro de costo, centro de coste, centro de costos, tipo de contrato, jornada, fecha de baja, fecha de fin, fecha de salida,
        fecha fin, fin de contrato, jefe, jefe directo, jefe inmediato, supervisor, responsable, contacto de emergencia, teléfono de emergencia, dni, nif, nie, rfc, curp, nss, cuil, cuit,
        número de seguridad social, iban, carrera, grado, semestre, titulación, nivel de estudios, sector, mentor, mentora, mentee, disponibilidad, marca temporal, fecha de creación,
        fecha de modificación, fecha de registro, fecha de inscripción, último acceso, consentimiento, foto, talla de camiseta, cómo se enteró del programa, grupo, curso, hora de inicio,
        hora de finalización, categoría, nivel,
        lugar de nacimiento, país de nacimiento, estado de la inscripción, estado del pago,
        acepto la política de privacidad, política de privacidad, acepto, acepto los términos, protección de datos, qué carrera cursas, qué carrera
        estudias, qué estudias, qué año cursas, en qué curso estás, en qué semestre estás, plan de estudios, primer apellido del tutor, tipo de
        empleado, grupo profesional, hora de la última modificación, puntuación total, ip, número de la seguridad social, contacto emergencia,
        tfno. emergencia, tfno emergencia,
        fecha de alta en el sistema, inicio de beca, fin de beca, inicio de la beca, fin de la beca,
        título universitario, teléfono de la empresa, nota media, plantilla, dirección de la empresa, inicio de contrato,
        fecha de inicio de contrato temporal, dirección particular,
        nombre de pantalla del correo electrónico, nombre completo de correo electrónico, nombre para mostrar del correo electrónico,
        aniversario, otra ciudad, teléfono del automóvil, teléfono principal de la organización,
        situación laboral, situación profesional, situación familiar, estado de la membresía, estado de membresía, estado laboral, estado de empleo, estado del contrato, estado de pago, estado del pago, situación académica, situación administrativa, grupos, id candidato, id del candidato, id único""",
    fillers="""dirección, número, universidad, universitario, escuela, institucional, trabaja, vive, reside, actualmente, trabajas, vives, su, sus, tu, tus, el, la, los, las, del, de, un, una, obligatorio, obligatoria, opcional, profesional, laboral, corporativo, participante, empleado,
        empleada, estudiante, alumno, persona, por, favor, indique, escriba, ingrese, cuál, cuáles, qué, es, son, y, o, u, e, si, para, en, con, al, a, actual, principal, dd, mm, aaaa,
        formato, contacto, s, le, te, gustaría, usted, desea, que, separados, separadas, comas, elija, seleccione, este, como, colaborador, trabajador, oficial, dónde, cómo, nº, mi, me""",
    bare_names=frozenset(("nombre", "nombres")),
    counts="cantidad de, cantidad, cuántos, cuántas",
    measures="cuánto tiempo, con qué frecuencia, cuántas horas, cada cuánto",
    preferred="preferido, apodo",
    lesser_of={"start_date": "original, antigüedad, inicial, reconocida"},
    numbers="""número de, nº de, no de, n de, núm de, num de, nro de, cantidad de, total de, número total de""",
    heads="""empleados, trabajadores, colaboradores, asalariados, funcionarios, empleadas, empleados y empleadas, personas empleadas""",
    consents="""acepto, autorizo, consiento, he leído, confirmo, doy mi consentimiento, declaro, aceptas, autorizas, estoy de acuerdo, está de acuerdo""",
    never={
        "mentee_capacity": "actuales, actual, asignados, anteriores, activos",
        "company": "dirección, teléfono, web, sitio, tamaño, logo, domicilio, descripción",
        "department": "código, particular, clave",
        "job_title": "código, clave, universitario, académico",
        "location": "código, nº, número",
        "full_name": "actual, escuela, colegio, universidad, instituto, facultad",
        "phone": "tipo, prefijo",
        "first_name": "escuela, colegio, universidad, instituto, facultad",
        "last_name": "escuela, colegio, universidad, instituto, facultad",
        "role": "descripción",
    },
)
