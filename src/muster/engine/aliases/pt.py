"""Portuguese."""

from muster.engine.aliases.language import Language

LANGUAGE = Language(
    "pt",
    "Portuguese",
    names={
        "email": """e-mail, correio eletrônico, correio eletrónico, endereço de e-mail, e-mail corporativo, e-mail profissional, e-mail institucional,
            e-mail de trabalho, e-mail pessoal, endereço eletrônico, endereço de correio eletrónico, e-mail de contato, e-mail da empresa, mail, e-mail acadêmico,
            endereço de e-mail corporativo, e-mail principal, e-mail comercial, endereço eletrónico,
            qual é o seu e-mail, qual o seu e-mail, qual seu e-mail, seu e-mail, teu e-mail, o seu e-mail, e-mail corp, e-mail prof, e-mail inst,
            e-mail do participante, e-mail do colaborador, e-mail do funcionário, e-mail do aluno, e-mail para contato, e-mail para contacto, endereço
            de email, e-mail de contacto, e-mail 1,
            qual o seu melhor e-mail, seu melhor e-mail, melhor e-mail, e-mail empresarial, e-mail do trabalho, e-mail universitário, e-mail
            académico, e-mail da universidade, e-mail funcional, correio institucional, email corporativo, email institucional, email profissional,
            email empresa,
            correio electrónico, endereço de correio electrónico""",
        "manager_email": """e-mail do gestor, e-mail do gerente, e-mail do chefe, e-mail do supervisor, e-mail da chefia, e-mail gestor, e-mail do superior,
            e-mail do líder, e-mail do responsável, e-mail do gestor direto, e-mail gestor direto, e-mail do gestor imediato, e-mail da gestora, e-mail da liderança,
            e-mail do seu gestor, e-mail do superior imediato, e-mail chefia, e-mail da chefia direta, e-mail da chefia imediata, e-mail do líder
            direto, e-mail do coordenador, e-mail do responsável direto, email do gestor, email da chefia, email do superior hierárquico""",
        "first_name": """primeiro nome, nome próprio, prenome, nome preferido, nome de tratamento, ~nome, nomes próprios, nome social,
            qual é o seu primeiro nome, nome primeiro, primeiro e segundo nome,
            qual é o seu nome próprio, nome de batismo, seu primeiro nome, primeiro nome do participante""",
        "last_name": """sobrenome, apelido, último nome, nome de família, sobrenomes, apelidos,
            nome de família apelido, últimos nomes, sobrenome do participante,
            qual é o seu apelido, qual o seu sobrenome, seu sobrenome""",
        "full_name": """nome completo, nome e sobrenome, participante, nome do participante, nome e apelido, nome do funcionário, funcionário, colaborador,
            nome do colaborador, nome de exibição, aluno, estudante, nome do aluno, nome do estudante, nome sobrenome, nome do empregado, empregado,
            qual é o seu nome, qual o seu nome, qual é o seu nome completo, qual o seu nome completo, como se chama, como você se chama, seu nome, seu
            nome completo, nome e sobrenome do participante, mentorando, mentorado, nome do mentorando, nome do mentorado, estagiário, aprendiz,
            voluntário, nome do voluntário, membro, associado, sócio, inscrito, formando, nome do formando, candidato, nome do candidato, beneficiário,
            nome completo do aluno, nome completo do participante, nome completo do colaborador, como te chamas""",
        "employee_id": """matrícula, número de funcionário, número do funcionário, id do funcionário, número de empregado, código do funcionário, nº funcionário,
            nº de funcionário, nº mecanográfico, número mecanográfico, id do colaborador, matrícula do funcionário, número de aluno, número de matrícula, re,
            nº de matrícula, registro de empregado, id funcionário, chapa, número do colaborador, código do colaborador, registro acadêmico, matrícula funcional,
            matríc, nº de colaborador, n° funcionário, n° de matrícula, n° matrícula, num funcionário, cód funcionário, cód colaborador, crachá, nº do
            crachá, nº de aluno, nº de sócio, número de sócio, nº de estudante, número de estudante, ra, id aluno, nusp, nº de empregado, nif interno,
            n.º de aluno, n.º de funcionário, n.º colaborador, n.º mecanográfico, número de colaborador, id colaborador, registro do funcionário,
            matrícula do colaborador, cód. funcionário, código de aluno, número usp,
            código do aluno, nº de associado, número de associado, nº associado, n de associado, código do associado""",
        "job_title": """cargo, função, título do cargo, ocupação, profissão, cargo atual, cargo função, posição, função atual, título, designação da função,
            nome do cargo, categoria profissional, posto,
            qual é o seu cargo, qual o seu cargo, qual é a sua função, qual é a sua profissão, o que faz profissionalmente, seu cargo, sua função, sua
            profissão, cargo ou função, função ou cargo, cargo ocupado, função desempenhada, profissão atual, categoria, posto de trabalho, posição
            atual,
            qual a sua profissão, o que você faz, em que trabalha, com o que você trabalha, cargo/função, cargo / função, função exercida, cargo
            exercido, descrição do cargo, ocupação atual, atividade profissional, a sua função""",
        "department": """departamento, área, setor, equipe, equipa, divisão, unidade, diretoria, direção, gerência, unidade organizacional, área de atuação departamento,
            faculdade, seção, departamento área, unidade de negócio, setor departamento, área departamento, lotação,
            depto, dept, departamento ou área, área ou departamento, em que departamento trabalha, em qual departamento trabalha, em qual área você
            trabalha, área de trabalho, setor de trabalho, sua área, sua equipe, curso departamento, escola faculdade, área funcional, unidade
            orgânica, centro departamento,
            em qual departamento você trabalha, em que área trabalha, em qual setor você trabalha, em que faculdade estuda, em que faculdade estás,
            qual é a sua faculdade, qual é o seu departamento, qual a sua área, área de atuação na empresa, área/departamento, departamento/área,
            superintendência, unidade acadêmica, instituto, centro de responsabilidade, secretaria, nome do departamento, setor/departamento""",
        "company": """onde trabalha, onde você trabalha, empresa, organização, companhia, empregador, nome da empresa, instituição, razão social, entidade, empresa atual, empresa organização, entidade patronal,
            em que empresa trabalha, em qual empresa trabalha, em qual empresa você trabalha, onde trabalha atualmente, sua empresa, nome da
            organização, nome do empregador, empresa ou organização, organização ou empresa, empresa instituição, instituição onde trabalha, empresa
            onde trabalha, entidade empregadora, órgão, empregador atual,
            empresa em que trabalha, onde trabalhas, para que empresa trabalha, nome da instituição, pessoa jurídica, organização em que trabalha,
            instituição de trabalho, filial empresa,
            startup, nome da startup""",
        "location": """onde mora, onde vive, localização, cidade, escritório, local de trabalho, local, unidade local, sede, filial, localidade, cidade de residência, município, região,
            campus, base de trabalho, cidade onde trabalha, polo,
            em que cidade vive, em que cidade mora, em qual cidade você mora, em qual cidade mora, em que cidade trabalha, qual é a sua cidade, qual a
            sua cidade, sua cidade, cidade onde mora, cidade onde vive, cidade atual, cidade de trabalho, cidade uf, cidade estado, cidade de lotação,
            domicílio cidade, morada cidade, loja, planta, sucursal,
            em que cidade vives, em qual cidade você trabalha, em qual cidade você está, onde você mora, onde vives, onde reside, de onde você é,
            cidade em que mora, cidade/estado, cidade / uf, local de residência, concelho, sede de trabalho, unidade de trabalho,
            comuna, cidade onde você mora""",
        "gender": """gênero, género, sexo, identidade de gênero, identidade de género, sexo gênero,
            m/f, sexo (m/f), com que género se identifica, qual o seu gênero""",
        "phone": """telefone, número de telefone, celular, telemóvel, telefone celular, tel, número de celular, telefone de contato, telefone comercial, telefone móvel,
            número de telemóvel, contacto telefónico, fone, telefone profissional, telefone fixo, nº de telefone, whatsapp, telefone pessoal, contato telefônico, celular corporativo,
            número de contato, celular pessoal, telefone de contacto, telefone corporativo,
            qual é o seu telefone, qual o seu telefone, seu telefone, seu celular, tel celular, tel móvel, tel trabalho, telem, cel, cel corp, cel
            corporativo, telm, tlm, tlf, nº telemóvel, nº de telemóvel, nº de celular, nº celular, telefone 1, telefone com ddd, celular com ddd,
            telefone trabalho, número do whatsapp, número de whatsapp, contacto, ~contato,
            qual o seu celular, qual o seu whatsapp, qual é o seu telemóvel, telefone para contato, telefone/whatsapp, telefone (whatsapp),
            celular/whatsapp, celular (whatsapp), whatsapp com ddd, n.º de telefone, n.º de telemóvel, telemóvel profissional, telemóvel pessoal,
            telefone direto, tel. móvel,
            contacto de telemóvel""",
        "linkedin_url": """perfil do linkedin, linkedin, link do linkedin, url do linkedin, perfil linkedin, perfil no linkedin, endereço do linkedin, ligação do linkedin""",
        "start_date": """data de início, data de admissão, data de contratação, data de entrada, admissão, data admissão, data de ingresso, na empresa desde,
            início, data início, data de início de funções, data de contratação efetiva, data de início do contrato,
            dt admissão, dt adm, data adm, data de adm, dt início, dt entrada, admitido em, data de início na empresa, data de entrada na empresa,
            início de funções, desde quando trabalha,
            data de admissão na empresa, dt. admissão, data de efetivação, início do contrato""",
        "birth_date": """data de nascimento, nascimento, aniversário, data nascimento, dt nascimento, data nasc,
            dt nasc, dt de nascimento, data de nasc, nasc, d nasc, data do nascimento, quando nasceu,
            data de nasc., data nasc., dt. nascimento, data de aniversário, qual é a sua data de nascimento, nascido em""",
        "years_experience": """anos de experiência, experiência, experiência em anos, anos de experiência profissional, tempo de experiência, experiência profissional,
            quantos anos de experiência, quantos anos de experiência você tem, ~tempo de empresa, anos experiência, número de anos de experiência, ~antiguidade, tempo de casa,
            quantos anos de experiência tem, há quantos anos trabalha, há quanto tempo trabalha, anos de trabalho, anos de carreira, anos de serviço,
            anos na empresa, tempo de serviço, anos exp, experiência anos, anos exper,
            há quanto tempo você trabalha, quantos anos de experiência profissional, anos de profissão, anos de mercado, experiência (anos),
            experiência profissional (anos), tempo de carreira, tempo de atuação""",
        "mentee_capacity": """capacidade, número de mentorados, número de mentees, quantos mentorados, máximo de mentorados, número máximo de mentorados, vagas,
            capacidade de mentorados de mentorados, quantos mentorados você pode atender, número máximo de mentorandos, número de mentorandos, máx mentorados,
            quantos mentorandos, quantos mentorandos pode acompanhar, quantos mentorados você pode acompanhar, máximo de mentorandos, nº de vagas,
            vagas para mentorados,
            quantos mentorados pode acompanhar, quantos mentorados você pode ter, quantas pessoas pode acompanhar, quantas pessoas você pode
            mentorar, quantas pessoas pode mentorar, quantos mentees pode acompanhar, n.º de mentorandos, n.º máximo de mentorandos, nº de
            mentorados, nº máximo de mentorados, máx. mentorados, capacidade de mentorados, limite de mentorados""",
        "country": """país região, país, país de residência, código do país, país de trabalho, nação,
            em que país vive, em qual país você mora, em que país trabalha, qual é o seu país, seu país, país atual, país onde vive, país onde
            trabalha,
            em que país mora, país onde mora""",
        "time_zone": """fuso horário, fuso, seu fuso horário, zona horária,
            em que fuso horário, qual o seu fuso horário, fuso horário local,
            qual é o seu fuso horário, em que fuso horário está""",
        "language": """idioma, língua, idioma preferido, língua materna, idiomas, idiomas falados, língua preferida, línguas, quais idiomas você fala, línguas faladas,
            idioma de preferência, idioma de comunicação, idioma nativo,
            que línguas fala, que idiomas fala, quais línguas fala, seus idiomas, língua de contacto, idioma principal,
            idiomas que fala, idioma da mentoria, idioma de trabalho, idioma de correspondência, idioma(s)""",
        "skills": """habilidades, competências, conhecimentos, áreas de especialização, pontos fortes, aptidões, áreas de conhecimento, especialidades, perícias,
            competências chave, quais são suas habilidades, em que pode ajudar, áreas de competência, áreas de expertise, quais competências pode partilhar, skills,
            em que você pode ajudar, em quais temas pode ajudar, o que pode ensinar, o que você pode ensinar, o que pode oferecer, no que você é bom,
            suas habilidades, suas competências, competências a partilhar, competências técnicas, áreas de especialidade, especialidade, áreas de
            domínio, talentos, saberes,
            em que posso ajudar, em que temas pode ajudar, em que áreas pode ajudar, em quais áreas você pode ajudar, em quais temas você pode
            ajudar, no que pode ajudar, com o que você pode ajudar, o que você pode oferecer, o que posso oferecer, o que pode partilhar, o que você
            pode compartilhar, o que gostaria de partilhar, quais são as suas competências, quais são seus pontos fortes, quais são as suas áreas de
            especialização, quais são suas especialidades, qual a sua especialidade, que competências pode partilhar, que conhecimentos pode
            partilhar, temas que domina, temas que pode ajudar, ofereço, posso ajudar com, posso ajudar em, áreas em que pode ajudar, habilidades a
            compartilhar, minhas habilidades, conhecimentos técnicos, expertise,
            em que você pode contribuir, em que pode contribuir, em que posso contribuir, como você pode contribuir, como pode contribuir,
            contribuir, em que você é bom, em que é bom,
            ~áreas de atuação, ~área de atuação""",
        "interests": """interesses, temas de interesse, áreas de interesse, passatempos, hobbies, interesses pessoais, quais são seus interesses, ~temas, tópicos de interesse,
            quais temas lhe interessam,
            quais são os seus interesses, seus interesses, o que lhe interessa, áreas que lhe interessam, temas que interessam, tempo livre, gostos,
            quais são seus hobbies, que temas lhe interessam, quais temas te interessam, o que gosta de fazer, o que você gosta de fazer, o que faz
            nos tempos livres, o que faz no tempo livre, tempos livres, hobbies e interesses, assuntos de interesse, paixões""",
        "goals": """objetivos, metas, expectativas, objetivo, o que espera do programa, o que você espera deste programa, objetivos de desenvolvimento, ~motivação,
            o que gostaria de alcançar, objetivos profissionais, objetivos de mentoria, o que gostaria de aprender, quais são seus objetivos, expectativas do programa,
            objetivos de carreira, o que pretende alcançar, áreas de desenvolvimento,
            o que espera da mentoria, o que espera, o que você espera da mentoria, o que procura, o que procura na mentoria, o que procura no
            programa, o que busca, o que você busca, o que você busca na mentoria, o que deseja aprender, o que deseja alcançar, o que quer aprender,
            o que pretende, por que quer participar, por que você quer participar, porque quer participar, porque deseja participar, em que precisa de
            ajuda, em que precisa de apoio, seus objetivos, objetivos do coaching, áreas a desenvolver, necessidades, motivos, metas pessoais,
            expectativa,
            o que você espera do programa, o que espera alcançar, o que espera conseguir, o que você espera alcançar, o que espera ganhar, o que
            espera obter, o que espera aprender, o que espera do seu mentor, o que pretende aprender, o que pretende com o programa, o que gostaria
            de desenvolver, o que gostaria de trabalhar, o que você gostaria de aprender, o que você gostaria de desenvolver, o que você quer
            aprender, em que você precisa de ajuda, em que gostaria de ser ajudado, em que gostaria de melhorar, busco, procuro, preciso de ajuda
            em, quais são os seus objetivos, quais as suas expectativas, quais são suas expectativas, qual é o seu objetivo, por que deseja
            participar, motivação para participar, motivo da participação, motivos para participar, objetivos com a mentoria, objetivos da mentoria,
            competências a desenvolver, habilidades a desenvolver, que competências gostaria de desenvolver, pontos a melhorar, expectativas em
            relação ao programa,
            o que você quer levar do encontro, o que você quer levar, o que quer levar, o que espera levar, em que quer crescer""",
        "bio": """biografia, sobre mim, apresentação, bio, breve biografia, ~perfil, ~descrição, sobre você, fale sobre você, minibiografia, ~resumo, mini bio,
            apresente-se, apresentação pessoal, conte-nos sobre você, resumo profissional, fale um pouco sobre você,
            fale sobre si, fale-nos de si, fale-nos sobre si, conte-nos sobre si, conte um pouco sobre você, descreva-se, quem é você, breve
            apresentação, breve descrição, trajetória, trajetória profissional, percurso profissional, percurso, sobre si, nota biográfica,
            fale um pouco sobre si, fale-nos um pouco sobre si, conte-nos um pouco sobre si, conte sua história, apresente-se em poucas linhas,
            apresente-se brevemente, descreva-se em poucas palavras, descreva a sua trajetória, descreva sua trajetória, quem sou eu, minibio, mini
            biografia, mini currículo, minicurrículo, perfil profissional, biografia resumida""",
        "notes": """notas, observações, comentários, nota, comentário, observação, comentários adicionais, outros, informações adicionais, anotações, obs,
            outros comentários, informação adicional,
            observação adicional, deseja acrescentar algo, algo mais a acrescentar, quer acrescentar algo, mais alguma coisa, alguma observação,
            dúvidas ou comentários, perguntas ou comentários, mensagem, notas internas, outras informações,
            algo mais, algo mais que queira dizer, algum comentário, algum comentário adicional, gostaria de acrescentar algo, deseja acrescentar
            alguma coisa, há mais alguma coisa que devamos saber, tem alguma dúvida, dúvidas, comentários ou sugestões, comentários finais, outras
            observações, observações gerais, observações internas, obs., texto livre, sugestões""",
        "role": """papel, papel no programa, mentor ou mentorado, tipo de participante, função no programa, participar como, mentor ou mentee, quero participar como,
            mentor/mentorado, perfil no programa, papel na mentoria, gostaria de participar como, função na mentoria, deseja participar como,
            quer participar como mentor ou mentorando, quer participar como, você quer participar como, participo como, inscrição como, inscrevo-me
            como, mentor ou mentorando, mentor mentorando, mentor mentorado, papel desejado, papel no programa de mentoria, na qualidade de,
            quer ser mentor ou mentorado, você quer ser mentor ou mentorado, quer participar como mentor ou mentorado, você gostaria de participar
            como, pretende participar como, em que papel quer participar, como quer participar, como deseja participar, como gostaria de participar,
            mentor/mentorando, mentor/a ou mentee, mentor(a) ou mentorado(a), papel pretendido, tipo de participação""",
        "status": """status, ~estado, situação, status do participante, ~ativo, situação do participante,
            estado do participante, situação no programa""",
    },
    others="""emergência, gestor*, gerente*, chefe*, chefia, supervisor*, superior*, líder*, liderança, responsáve*, coordenador*, diretor*, criado, criada, criação, modificado, modificação,
        atualiz*, fim, final, saída, desligamento, demissão, término, cônjuge, companheiro*, assistente, pai, mãe, pais, filho*, encarregado*, médico, referência*, proprietário, rh,
        mentor*, mentora, mentorado*, mentorando*, tutor*, padrinho, desejado, preferência, acesso, login, registro, registo, inscrição, carimbo, consentimento, confirmado, confirmação,
        enviado, válido, verificado, tipo, formato, empresa, companhia, faturamento, faturação, fatura, cliente*, evento*, curso*, formação, treinamento, programa, projeto, vencimento,
        experiência fim, promoção, aposentadoria, salário, custo, banco, bancário*, seguro, social, segurança, colega, amigo, alternativo, anterior*, antigo, resposta, envio, importado,
        inscri*, boletim, nível, quantidade, pessoa de contato,
        comprador*, pagador*, formador*, professor*, docente*, avaliador*, assessor*, conselheiro*, recrutador*, orientador*, facilitador*,
        representante*, responsável*, autor, convidado por, indicado por, recomendado por, familiar*,
        aceito, irmão, irmã, esposo, esposa, marido, fiador*, padrasto, madrasta, desligamento*, rescisão,
        indicou, quem indicou, convidou""",
    managers="""gestor*, gerente*, chefe*, chefia, supervisor*, superior*, líder*, liderança,
        líder, coordenador*""",
    hints="""formato, confirmado, preferido, válido, programa, tipo, empresa, nível,
        com ddd, rh, interno, se, só""",
    people="""cliente*, convidado*, egresso*, tutor*, tutorando*, aprendiz*, estagiário*, voluntário*, padrinho*, afilhado*, beneficiário*, colega*, mentor*,
        mentorando*, mentorado*""",
    second={
        "location": "cidade, localidade, município",
        "department": "equipe, equipa, unidade, seção, divisão",
    },
    lesser="""pessoal, particular, privado, residencial, alternativo, secundário, outro, adicional, 2,
        acesso""",
    nothing="""tratamento, nome do meio, segundo nome, cep, código postal, endereço, morada, rua, bairro, estado uf, uf, fax, site, idade, nacionalidade, estado civil, salário, centro de custo,
        centro de custos, tipo de contrato, data de desligamento, data de saída, data de demissão, data de término, data de fim, gestor, gestor direto, gerente, chefe, superior imediato,
        supervisor, contato de emergência, telefone de emergência, cpf, rg, nif, pis, iban, curso, semestre, período, escolaridade, formação, setor de atuação, mentor, mentora, mentorado, mentee,
        disponibilidade, carimbo de data/hora, carimbo de data hora, data de criação, data de modificação, criado em, data de cadastro, data de inscrição, último acesso, consentimento,
        consentimento lgpd, foto, tamanho da camiseta, como soube do programa, turma, jornada de trabalho, nível, hora de início, hora de conclusão,
        naturalidade, cidade de nascimento, país de nascimento, situação da inscrição,
        ramal, ano de conclusão, ano de ingresso, niss, ctps, aceito os termos, termos e condições, autoriza contacto, lgpd, rgpd, gestor imediato,
        chefia, chefia direta, superior hierárquico, contacto de emergência, data de rescisão, data de registo, vínculo, regime, jornada, nome
        social, nome da mãe, nome do pai, grau de instrução,
        início da bolsa, fim da bolsa""",
    fillers="""endereço, morada, número, universidade, universitário, escola, acadêmico, trabalha, mora, vive, atualmente, seu, sua, seus, suas, o, a, os, as, do, da, dos, das, de, um, uma, obrigatório, opcional, profissional, corporativo, participante, funcionário, colaborador,
        aluno, estudante, pessoa, por, favor, informe, indique, qual, quais, que, é, são, e, ou, se, para, em, no, na, com, atual, principal, dd, mm, aaaa, contato, contacto, s,
        você, gostaria, separados, vírgulas, selecione, este, deste, como, institucional, oficial, onde, lhe, nº, escolha, digite, insira, tem, fala""",
    bare_names=frozenset(("nome", "nomes")),
    counts="quantidade de, quantidade, quantos, quantas",
    measures="quanto tempo, que frequência, qual frequência, quantas horas",
    preferred="preferido, social, tratamento",
    lesser_of={"start_date": "original, antiguidade"},
)
