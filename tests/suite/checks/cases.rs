//! Plans of a few records in TOML, in which a check speaks or is silent.

/// A check, each of its sentences with records that make it say so, and records of which it says nothing.
pub(super) struct Case {
    pub(super) check: &'static str,
    pub(super) speaks: &'static [(&'static str, &'static str)],
    pub(super) silent: &'static str,
}

/// Every check but those that need more than records.
pub(super) const CASES: &[Case] = &[
    Case {
        check: "K01",
        speaks: &[(
            "k01-no-objective",
            "[[project]]\nid = \"P\"\nname = \"Riego\"",
        )],
        silent: "[[objective]]\nid = \"O\"\ntext = \"Cuidar el agua\"\n[[project]]\nid = \"P\"\nname = \"Riego\"\nobjective = \"O\"",
    },
    Case {
        check: "K02",
        speaks: &[
            (
                "k02-no-axis",
                "[[objective]]\nid = \"O\"\ntext = \"Cuidar el agua\"",
            ),
            (
                "k02-not-selected",
                "[[axis]]\nid = \"E\"\nname = \"Agua\"\n[[objective]]\nid = \"O\"\ntext = \"Cuidar\"\naxis = \"E\"",
            ),
        ],
        silent: "[[axis]]\nid = \"E\"\nname = \"Agua\"\nselected = true\n[[objective]]\nid = \"O\"\ntext = \"Cuidar\"\naxis = \"E\"",
    },
    Case {
        check: "K03",
        speaks: &[(
            "k03-no-project",
            "[[objective]]\nid = \"O\"\ntext = \"Cuidar el agua\"",
        )],
        silent: "[[objective]]\nid = \"O\"\ntext = \"Cuidar\"\n[[programme]]\nid = \"G\"\nname = \"Agua\"\nobjectives = [\"O\"]",
    },
    Case {
        check: "K04",
        speaks: &[(
            "k04-no-indicator",
            "[[objective]]\nid = \"O\"\ntext = \"Cuidar el agua\"",
        )],
        silent: "[[objective]]\nid = \"O\"\ntext = \"Cuidar\"\n[[indicator]]\nid = \"I\"\nname = \"Caudal\"\nobjective = \"O\"",
    },
    Case {
        check: "K05",
        speaks: &[(
            "k05-incomplete",
            "[[indicator]]\nid = \"I\"\nname = \"Caudal\"",
        )],
        silent: "[[indicator]]\nid = \"I\"\nname = \"Caudal\"\nbaseline = 10\nbaseline_year = 2024\nsource = \"Aforo\"\ntargets = { 2026 = 12 }",
    },
    Case {
        check: "K06",
        speaks: &[(
            "k06-wrong-way",
            "[[indicator]]\nid = \"I\"\nname = \"Caudal\"\nkind = \"increase\"\nbaseline = 10\ntargets = { 2026 = 12, 2027 = 11 }",
        )],
        silent: "[[indicator]]\nid = \"I\"\nname = \"Pobreza\"\nkind = \"reduce\"\nbaseline = 40\ntargets = { 2026 = 38, 2027 = 35 }",
    },
    Case {
        check: "K07",
        speaks: &[(
            "k07-sums-differ",
            "[[component]]\nid = \"C\"\ntext = \"Canal\"\ncost = { 2026 = 100 }\n[[activity_line]]\nid = \"L\"\ntext = \"Excavar\"\ncomponent = \"C\"\ncost = 90",
        )],
        silent: "[[component]]\nid = \"C\"\ntext = \"Canal\"\ncost = { 2026 = 60, 2027 = 40 }\n[[activity_line]]\nid = \"L\"\ntext = \"Excavar\"\ncomponent = \"C\"\ncost = 100",
    },
    Case {
        check: "K08",
        speaks: &[("k08-missing", FUNDED_90), ("k08-surplus", FUNDED_110)],
        silent: FUNDED_100,
    },
    Case {
        check: "K09",
        speaks: &[("k09-little-secured", IDENTIFIED)],
        silent: FUNDED_90,
    },
    Case {
        check: "K10",
        speaks: &[(
            "k10-over-ceiling",
            "[[project]]\nid = \"P\"\nname = \"Riego\"\n[[funding_source]]\nid = \"F\"\nname = \"Prefectura\"\nceiling = { 2026 = 50 }\n[[funding_line]]\nid = \"L\"\nproject = \"P\"\nsource = \"F\"\namounts = { 2026 = 60 }",
        )],
        silent: "[[project]]\nid = \"P\"\nname = \"Riego\"\n[[funding_source]]\nid = \"F\"\nname = \"Prefectura\"\nceiling = { 2026 = 50 }\n[[funding_line]]\nid = \"L\"\nproject = \"P\"\nsource = \"F\"\namounts = { 2026 = 50 }",
    },
    Case {
        check: "K11",
        speaks: &[("k11-less", POOR_GETS_LESS)],
        silent: POOR_GETS_MORE,
    },
    Case {
        check: "K12",
        speaks: &[
            (
                "k12-no-objective",
                "[[objective]]\nid = \"O\"\ntext = \"Cuidar\"\ndimension = \"social_cultural\"",
            ),
            (
                "k12-concentrated",
                "[[objective]]\nid = \"O\"\ntext = \"Vender\"\ndimension = \"economic_productive\"\n[[project]]\nid = \"P\"\nname = \"Feria\"\nobjective = \"O\"\n[[component]]\nid = \"C\"\ntext = \"Puestos\"\nproject = \"P\"\ncost = { 2026 = 100 }",
            ),
        ],
        silent: "[[project]]\nid = \"P\"\nname = \"Feria\"",
    },
    Case {
        check: "K13",
        speaks: &[("k13-unattended", VESTER)],
        silent: VESTER_ATTENDED,
    },
    Case {
        check: "K14",
        speaks: &[(
            "k14-no-origin",
            "[[objective]]\nid = \"O\"\ntext = \"Cuidar el agua\"",
        )],
        silent: "[[problem]]\nid = \"A\"\ntext = \"Agua turbia\"\n[[objective]]\nid = \"O\"\ntext = \"Cuidar\"\nproblems = [\"A\"]",
    },
    Case {
        check: "K15",
        speaks: &[
            ("k15-budget", WORKS),
            ("k15-number", WORKS),
            ("k15-alone", WORKS),
        ],
        silent: "[[project]]\nid = \"P\"\nname = \"Canal\"\nkind = \"infrastructure\"\n[[project]]\nid = \"Q\"\nname = \"Escuela\"\nkind = \"capacities\"\n[[component]]\nid = \"C\"\ntext = \"Canal\"\nproject = \"P\"\nitem = \"works\"\ncost = { 2026 = 30 }\n[[component]]\nid = \"D\"\ntext = \"Formación\"\nproject = \"P\"\nitem = \"training\"\ncost = { 2026 = 20 }\n[[component]]\nid = \"E\"\ntext = \"Cursos\"\nproject = \"Q\"\nitem = \"training\"\ncost = { 2026 = 50 }",
    },
    Case {
        check: "K16",
        speaks: &[
            ("k16-population", FEW_WOMEN),
            ("k16-population-meeting", FEW_WOMEN),
            ("k16-quota", FEW_WOMEN_QUOTA),
            ("k16-quota-meeting", FEW_WOMEN_QUOTA),
        ],
        silent: EVEN,
    },
    Case {
        check: "K17",
        speaks: &[(
            "k17-absent",
            "[[actor]]\nid = \"A\"\nname = \"Hidroeléctrica\"\npower = 5\ninterest = 5\nposition = 0\n[[actor]]\nid = \"B\"\nname = \"Junta\"\npower = 1\ninterest = 5\nposition = 2\n[[meeting]]\nid = \"M\"\nname = \"Taller\"\n[[participant]]\nid = \"R\"\nname = \"Rosa\"\norg = \"B\"\n[[attendance]]\nid = \"T\"\nmeeting = \"M\"\nparticipant = \"R\"",
        )],
        silent: "[[actor]]\nid = \"A\"\nname = \"Hidroeléctrica\"\npower = 5\ninterest = 5\nposition = 0\n[[actor]]\nid = \"B\"\nname = \"Junta\"\npower = 1\ninterest = 5\nposition = 2\n[[meeting]]\nid = \"M\"\nname = \"Taller\"\n[[participant]]\nid = \"R\"\nname = \"Rosa\"\norg = \"A\"\n[[attendance]]\nid = \"T\"\nmeeting = \"M\"\nparticipant = \"R\"",
    },
    Case {
        check: "K18",
        speaks: &[(
            "k18-no-owner",
            "[[commitment]]\nid = \"C\"\ntext = \"Limpiar la vertiente\"\nkind = \"commitment\"",
        )],
        silent: "[[commitment]]\nid = \"C\"\ntext = \"El páramo no se vende\"\nkind = \"agreement\"",
    },
    Case {
        check: "K19",
        speaks: &[(
            "k19-overdue",
            "[[commitment]]\nid = \"C\"\ntext = \"Limpiar\"\ndue = 2026-03-01\nstatus = \"pending\"",
        )],
        silent: "[[commitment]]\nid = \"C\"\ntext = \"Limpiar\"\ndue = 2026-03-01\nstatus = \"fulfilled\"",
    },
    Case {
        check: "K20",
        speaks: &[
            (
                "k20-no-minutes",
                "[[meeting]]\nid = \"M\"\nname = \"Taller\"\ndate = 2026-05-02\n[[participant]]\nid = \"R\"\nname = \"Rosa\"\n[[attendance]]\nid = \"T\"\nmeeting = \"M\"\nparticipant = \"R\"",
            ),
            (
                "k20-no-quorum",
                "[[meeting]]\nid = \"M\"\nname = \"Taller\"\ndate = 2026-05-02\n[[minute]]\nid = \"N\"\nnumber = \"1\"\nmeeting = \"M\"\nquorum_present = 20\nquorum_needed = 30\nreading = true",
            ),
            (
                "k20-not-read",
                "[[meeting]]\nid = \"M\"\nname = \"Taller\"\n[[minute]]\nid = \"N\"\nnumber = \"1\"\nmeeting = \"M\"\nreading = false",
            ),
        ],
        silent: "[[meeting]]\nid = \"M\"\nname = \"Taller\"\ndate = 2026-05-02\n[[participant]]\nid = \"R\"\nname = \"Rosa\"\n[[attendance]]\nid = \"T\"\nmeeting = \"M\"\nparticipant = \"R\"\n[[minute]]\nid = \"N\"\nnumber = \"1\"\nmeeting = \"M\"\nquorum_present = 30\nquorum_needed = 30\nreading = true",
    },
    Case {
        check: "K21",
        speaks: &[
            (
                "k21-old",
                "[[source]]\nid = \"S\"\ntitle = \"Censo\"\nyear = 2010",
            ),
            (
                "k21-no-source",
                "[[finding]]\nid = \"H\"\nstatement = \"Llueve menos\"\ndimension = \"environmental_resources\"",
            ),
        ],
        silent: "[[source]]\nid = \"S\"\ntitle = \"Censo\"\nyear = 2022\n[[finding]]\nid = \"H\"\nstatement = \"Llueve menos\"\nsource = \"S\"",
    },
    Case {
        check: "K22",
        speaks: &[
            (
                "k22-not-weighed",
                "[[vision]]\nid = \"V\"\ntext = \"En 2040 vivimos bien en la cuenca\"",
            ),
            (
                "k22-weak",
                "[[vision]]\nid = \"V\"\ntext = \"En 2040 vivimos bien\"\n[[vision_criterion]]\nid = \"K\"\nname = \"Se recuerda\"\nscores = { A = 2, B = 3 }",
            ),
            (
                "k22-too-early",
                "[[meeting]]\nid = \"M\"\nname = \"Asamblea\"\n[[vision]]\nid = \"V\"\ntext = \"En 2040 vivimos bien\"\nvalidated_in = \"M\"",
            ),
        ],
        silent: "[[problem]]\nid = \"A\"\ntext = \"Agua turbia\"\n[[meeting]]\nid = \"M\"\nname = \"Asamblea\"\n[[vision]]\nid = \"V\"\ntext = \"En 2040 vivimos bien\"\nvalidated_in = \"M\"\n[[vision_criterion]]\nid = \"K\"\nname = \"Se recuerda\"\nscores = { A = 4, B = 3 }",
    },
    Case {
        check: "K23",
        speaks: &[
            (
                "k23-axis",
                "[[axis]]\nid = \"E\"\nname = \"Agua\"\nselected = true\n[[project]]\nid = \"P\"\nname = \"Feria\"",
            ),
            (
                "k23-programme",
                "[[programme]]\nid = \"G\"\nname = \"Agua\"\n[[project]]\nid = \"P\"\nname = \"Feria\"",
            ),
        ],
        silent: "[[programme]]\nid = \"G\"\nname = \"Agua\"\n[[project]]\nid = \"P\"\nname = \"Feria\"\nprogramme = \"G\"",
    },
    Case {
        check: "K24",
        speaks: &[(
            "k24-no-upkeep",
            "[[project]]\nid = \"P\"\nname = \"Canal\"\nkind = \"infrastructure\"",
        )],
        silent: "[[actor]]\nid = \"A\"\nname = \"Junta\"\n[[project]]\nid = \"P\"\nname = \"Canal\"\nkind = \"infrastructure\"\nom_cost_year = 100\nom_responsible = \"A\"",
    },
    Case {
        check: "K25",
        speaks: &[
            (
                "k25-circle",
                "[[project]]\nid = \"P\"\nname = \"Riego\"\n[[task]]\nid = \"T1\"\nname = \"Diseñar\"\nproject = \"P\"\nduration_m = 1\npred = { \"T2\" = 0 }\n[[task]]\nid = \"T2\"\nname = \"Construir\"\nproject = \"P\"\nduration_m = 1\npred = { \"T1\" = 0 }",
            ),
            (
                "k25-too-long",
                "[[project]]\nid = \"P\"\nname = \"Riego\"\nstart = 2026-01-01\nend = 2026-03-31\n[[task]]\nid = \"T1\"\nname = \"Diseñar\"\nproject = \"P\"\nduration_m = 2\n[[task]]\nid = \"T2\"\nname = \"Construir\"\nproject = \"P\"\nduration_m = 3\npred = { \"T1\" = 0 }",
            ),
            (
                "k25-outside",
                "[[territory]]\nid = \"T\"\nname = \"Cuenca\"\nplan_start = 2026\nplan_end = 2029\n[[project]]\nid = \"P\"\nname = \"Riego\"\nstart = 2025-12-31",
            ),
            (
                "k25-backwards",
                "[[project]]\nid = \"P\"\nname = \"Riego\"\nstart = 2026-05-01\nend = 2026-04-30",
            ),
            (
                "k25-before",
                "[[project]]\nid = \"P\"\nname = \"Riego\"\nstart = 2026-01-01\n[[task]]\nid = \"T0\"\nname = \"Acordar\"\nproject = \"P\"\nduration_m = 4\n[[task]]\nid = \"T1\"\nname = \"Diseñar\"\nproject = \"P\"\nduration_m = 2\npred = { \"T0\" = 0 }\n[[task]]\nid = \"T2\"\nname = \"Construir\"\nproject = \"P\"\nduration_m = 3\npred = { \"T1\" = -3 }",
            ),
            (
                "k25-pause",
                "[[pause]]\nid = \"F\"\nname = \"Fiestas\"\nfirst = 2026-06-29\nlast = 2026-06-20",
            ),
        ],
        silent: "[[territory]]\nid = \"T\"\nname = \"Cuenca\"\nplan_start = 2026\nplan_end = 2029\n[[project]]\nid = \"P\"\nname = \"Riego\"\nstart = 2026-01-01\nend = 2026-05-31\n[[task]]\nid = \"T1\"\nname = \"Diseñar\"\nproject = \"P\"\nduration_m = 2\n[[task]]\nid = \"T2\"\nname = \"Construir\"\nproject = \"P\"\nduration_m = 3\npred = { \"T1\" = 0 }",
    },
    Case {
        check: "K26",
        speaks: &[
            (
                "k26-unanswered",
                "[[risk]]\nid = \"R\"\ntext = \"Crecida\"\nprobability = 4\nimpact = 4",
            ),
            (
                "k26-worse",
                "[[risk]]\nid = \"R\"\ntext = \"Crecida\"\nprobability = 2\nimpact = 2\nresidual_p = 3\nresidual_i = 2",
            ),
            (
                "k26-hazard",
                "[[hazard]]\nid = \"H\"\nname = \"Sequía\"\nthreat = 5\nvulnerability = 5\ncapacity = 1",
            ),
        ],
        silent: "[[actor]]\nid = \"A\"\nname = \"Junta\"\n[[risk]]\nid = \"R\"\ntext = \"Crecida\"\nprobability = 4\nimpact = 4\naction = \"Sembrar\"\nowner = \"A\"\nresidual_p = 2\nresidual_i = 4\n[[hazard]]\nid = \"H\"\nname = \"Sequía\"\nthreat = 1\nvulnerability = 1\ncapacity = 5",
    },
    Case {
        check: "K27",
        speaks: &[
            (
                "k27-competence",
                "[[actor]]\nid = \"A\"\nname = \"Junta parroquial\"\nkind = \"parish_government\"\n[[project]]\nid = \"P\"\nname = \"Vía\"\nexecutor = \"A\"\ncompetence = \"provincial\"",
            ),
            (
                "k27-no-policy",
                "[[policy]]\nid = \"L\"\nname = \"Agua segura\"\n[[project]]\nid = \"P\"\nname = \"Vía\"",
            ),
        ],
        silent: "[[actor]]\nid = \"A\"\nname = \"Junta parroquial\"\nkind = \"parish_government\"\n[[policy]]\nid = \"L\"\nname = \"Agua segura\"\n[[project]]\nid = \"P\"\nname = \"Vía\"\nexecutor = \"A\"\ncompetence = \"provincial\"\nagreement_needed = true\n[[alignment]]\nid = \"X\"\npolicy = \"L\"\nproject = \"P\"\nfit = 2",
    },
    Case {
        check: "K28",
        speaks: &[
            (
                "k28-no-members",
                "[[body]]\nid = \"B\"\nname = \"Asamblea\"\nkind = \"decision\"",
            ),
            (
                "k28-few-civil",
                "[[body]]\nid = \"B\"\nname = \"Asamblea\"\nkind = \"decision\"\nseats = 10\nseats_civil = 4",
            ),
            (
                "k28-few-women",
                "[[body]]\nid = \"B\"\nname = \"Asamblea\"\nkind = \"control\"\nseats = 10\nseats_women_min = 3",
            ),
            (
                "k28-no-control",
                "[[body]]\nid = \"B\"\nname = \"Asamblea\"\nkind = \"decision\"",
            ),
        ],
        silent: "[[actor]]\nid = \"A\"\nname = \"Junta\"\n[[body]]\nid = \"B\"\nname = \"Asamblea\"\nkind = \"decision\"\nmembers = [\"A\"]\nseats = 10\nseats_civil = 5\nseats_women_min = 4\n[[body]]\nid = \"V\"\nname = \"Veeduría\"\nkind = \"control\"\nmembers = [\"A\"]",
    },
    Case {
        check: "K29",
        speaks: &[
            (
                "k29-copied",
                "[[problem]]\nid = \"A\"\ntext = \"Los caminos se cierran por derrumbes en invierno\"\n[[problem]]\nid = \"B\"\ntext = \"Los caminos se cierran por derrumbes en invierno.\"",
            ),
            (
                "k29-provisional",
                "[[project]]\nid = \"P\"\nname = \"Por definir con la junta\"",
            ),
        ],
        silent: "[[problem]]\nid = \"A\"\ntext = \"Los caminos se cierran por derrumbes en invierno\"\n[[problem]]\nid = \"B\"\ntext = \"Los partos de la zona baja se atienden sin equipo\"\n[[project]]\nid = \"P\"\nname = \"Pendiente segura: terrazas en la ladera\"",
    },
    Case {
        check: "K30",
        speaks: &[
            (
                "k30-too-many",
                "[[axis]]\nid = \"1\"\nname = \"a\"\nselected = true\n[[axis]]\nid = \"2\"\nname = \"b\"\nselected = true\n[[axis]]\nid = \"3\"\nname = \"c\"\nselected = true\n[[axis]]\nid = \"4\"\nname = \"d\"\nselected = true\n[[axis]]\nid = \"5\"\nname = \"e\"\nselected = true\n[[axis]]\nid = \"6\"\nname = \"f\"\nselected = true",
            ),
            ("k30-no-summary", "[[project]]\nid = \"1\"\nname = \"a\""),
        ],
        silent: "[[axis]]\nid = \"1\"\nname = \"a\"\nselected = true\n[[axis]]\nid = \"2\"\nname = \"b\"\n[[project]]\nid = \"P\"\nname = \"a\"",
    },
    Case {
        check: "K32",
        speaks: &[
            (
                "k32-sum",
                "[[criterion]]\nid = \"A\"\nname = \"Pobreza\"\nweight = 60\n[[criterion]]\nid = \"B\"\nname = \"Agua\"\nweight = 30",
            ),
            ("k32-contradicts", CONTRADICTION),
            ("k32-no-reason", APART),
        ],
        silent: "[[criterion]]\nid = \"A\"\nname = \"Pobreza\"\nweight = 60\n[[criterion]]\nid = \"B\"\nname = \"Agua\"\nweight = 40\n[[criterion_comparison]]\nid = \"X\"\nfirst = \"A\"\nsecond = \"B\"\nvalue = 3",
    },
    Case {
        check: "K33",
        speaks: &[
            (
                "k33-missing",
                "[[zone]]\nid = \"Z\"\nname = \"Alta\"\n[[zone]]\nid = \"Y\"\nname = \"Baja\"\n[[typology_indicator]]\nid = \"I\"\nname = \"Agua\"\nweight = 1\n[[typology_value]]\nid = \"V\"\nzone = \"Z\"\nindicator = \"I\"\nvalue = 3",
            ),
            (
                "k33-weights",
                "[[zone]]\nid = \"Z\"\nname = \"Alta\"\n[[typology_indicator]]\nid = \"I\"\nname = \"Agua\"\nweight = 0.5",
            ),
            (
                "k33-all-equal",
                "[[zone]]\nid = \"Z\"\nname = \"Alta\"\n[[zone]]\nid = \"Y\"\nname = \"Baja\"\n[[typology_indicator]]\nid = \"I\"\nname = \"Agua\"\nweight = 1\n[[typology_value]]\nid = \"V\"\nzone = \"Z\"\nindicator = \"I\"\nvalue = 3\n[[typology_value]]\nid = \"W\"\nzone = \"Y\"\nindicator = \"I\"\nvalue = 3",
            ),
        ],
        silent: "[[zone]]\nid = \"Z\"\nname = \"Alta\"\n[[zone]]\nid = \"Y\"\nname = \"Baja\"\n[[typology_indicator]]\nid = \"I\"\nname = \"Agua\"\nweight = 1\n[[typology_value]]\nid = \"V\"\nzone = \"Z\"\nindicator = \"I\"\nvalue = 3\n[[typology_value]]\nid = \"W\"\nzone = \"Y\"\nindicator = \"I\"\nvalue = 5",
    },
    Case {
        check: "K34",
        speaks: &[(
            "k34-no-action",
            "[[prerequisite]]\nid = \"Q\"\nkind = \"social_fabric\"\nstate = \"unmet\"",
        )],
        silent: "[[prerequisite]]\nid = \"Q\"\nkind = \"social_fabric\"\nstate = \"unmet\"\naction = \"Formar promotoras\"",
    },
    Case {
        check: "K35",
        speaks: &[(
            "k35-poor",
            "[[project]]\nid = \"P\"\nname = \"Canal\"\n[[component]]\nid = \"C\"\ntext = \"Canal\"\nproject = \"P\"\ncost = { 2026 = 1000 }\n[[me_item]]\nid = \"M\"\nname = \"Medir\"\ncost_year = 20",
        )],
        silent: "[[project]]\nid = \"P\"\nname = \"Canal\"\n[[component]]\nid = \"C\"\ntext = \"Canal\"\nproject = \"P\"\ncost = { 2026 = 1000 }\n[[me_item]]\nid = \"M\"\nname = \"Medir\"\ncost_year = 20\n[[training]]\nid = \"T\"\nname = \"Curso\"\ncost = 10",
    },
    Case {
        check: "K36",
        speaks: &[(
            "k36-contact",
            "[[participant]]\nid = \"R\"\nname = \"Rosa\"\ncontact = \"099 999\"",
        )],
        silent: "[[participant]]\nid = \"R\"\nname = \"Rosa\"\ncontact = \"099 999\"\nconsent = true",
    },
    Case {
        check: "L01",
        speaks: &[(
            "l01-wording",
            "[[problem]]\nid = \"A\"\ntext = \"Falta de caminos\"",
        )],
        silent: "[[problem]]\nid = \"A\"\ntext = \"Los caminos se cierran cada invierno por derrumbes\"",
    },
    Case {
        check: "S01",
        speaks: &[
            (
                "s01-number",
                "[[timeline_event]]\nid = \"E\"\ntext = \"Llegó la vía\"\nyear = 1984",
            ),
            (
                "s01-records",
                "[[zone]]\nid = \"Z\"\nname = \"Alta\"\npopulation = 100\npop_women = 120",
            ),
        ],
        silent: "",
    },
];

pub(super) const FUNDED_90: &str = "[[project]]\nid = \"P\"\nname = \"Riego\"\n[[component]]\nid = \"C\"\ntext = \"Canal\"\nproject = \"P\"\ncost = { 2026 = 100 }\n[[funding_source]]\nid = \"F\"\nname = \"Prefectura\"\n[[funding_line]]\nid = \"L\"\nproject = \"P\"\nsource = \"F\"\nstatus = \"secured\"\namounts = { 2026 = 90 }";
const FUNDED_100: &str = "[[project]]\nid = \"P\"\nname = \"Riego\"\n[[component]]\nid = \"C\"\ntext = \"Canal\"\nproject = \"P\"\ncost = { 2026 = 100 }\n[[funding_source]]\nid = \"F\"\nname = \"Prefectura\"\n[[funding_line]]\nid = \"L\"\nproject = \"P\"\nsource = \"F\"\nstatus = \"secured\"\namounts = { 2026 = 100 }";
const FUNDED_110: &str = "[[project]]\nid = \"P\"\nname = \"Riego\"\n[[component]]\nid = \"C\"\ntext = \"Canal\"\nproject = \"P\"\ncost = { 2026 = 100 }\n[[funding_source]]\nid = \"F\"\nname = \"Prefectura\"\n[[funding_line]]\nid = \"L\"\nproject = \"P\"\nsource = \"F\"\nstatus = \"secured\"\namounts = { 2026 = 110 }";
const IDENTIFIED: &str = "[[project]]\nid = \"P\"\nname = \"Riego\"\n[[component]]\nid = \"C\"\ntext = \"Canal\"\nproject = \"P\"\ncost = { 2026 = 100 }\n[[funding_source]]\nid = \"F\"\nname = \"Prefectura\"\n[[funding_line]]\nid = \"L\"\nproject = \"P\"\nsource = \"F\"\nstatus = \"identified\"\namounts = { 2026 = 100 }";
const WORKS: &str = "[[project]]\nid = \"P\"\nname = \"Canal\"\nkind = \"infrastructure\"\n[[component]]\nid = \"C\"\ntext = \"Canal\"\nproject = \"P\"\nitem = \"works\"\ncost = { 2026 = 100 }";
/// Three problems of which the first causes the others, in a complete matrix.
pub(super) const VESTER: &str = "[[problem]]\nid = \"A\"\ntext = \"El agua no alcanza\"\n[[problem]]\nid = \"B\"\ntext = \"La gente se va\"\n[[problem]]\nid = \"C\"\ntext = \"La tierra rinde poco\"\n[[problem_influence]]\nid = \"1\"\ncause = \"A\"\neffect = \"B\"\nvalue = 3\n[[problem_influence]]\nid = \"2\"\ncause = \"A\"\neffect = \"C\"\nvalue = 3\n[[problem_influence]]\nid = \"3\"\ncause = \"B\"\neffect = \"A\"\nvalue = 0\n[[problem_influence]]\nid = \"4\"\ncause = \"B\"\neffect = \"C\"\nvalue = 0\n[[problem_influence]]\nid = \"5\"\ncause = \"C\"\neffect = \"A\"\nvalue = 0\n[[problem_influence]]\nid = \"6\"\ncause = \"C\"\neffect = \"B\"\nvalue = 1";
const VESTER_ATTENDED: &str = "[[problem]]\nid = \"A\"\ntext = \"El agua no alcanza\"\n[[problem]]\nid = \"B\"\ntext = \"La gente se va\"\n[[problem]]\nid = \"C\"\ntext = \"La tierra rinde poco\"\n[[problem_influence]]\nid = \"1\"\ncause = \"A\"\neffect = \"B\"\nvalue = 3\n[[problem_influence]]\nid = \"2\"\ncause = \"A\"\neffect = \"C\"\nvalue = 3\n[[problem_influence]]\nid = \"3\"\ncause = \"B\"\neffect = \"A\"\nvalue = 0\n[[problem_influence]]\nid = \"4\"\ncause = \"B\"\neffect = \"C\"\nvalue = 0\n[[problem_influence]]\nid = \"5\"\ncause = \"C\"\neffect = \"A\"\nvalue = 0\n[[problem_influence]]\nid = \"6\"\ncause = \"C\"\neffect = \"B\"\nvalue = 1\n[[objective]]\nid = \"O\"\ntext = \"Cuidar el agua\"\nproblems = [\"A\"]";
const CONTRADICTION: &str = "[[criterion]]\nid = \"A\"\nname = \"Pobreza\"\nweight = 40\n[[criterion]]\nid = \"B\"\nname = \"Agua\"\nweight = 30\n[[criterion]]\nid = \"C\"\nname = \"Trabajo\"\nweight = 30\n[[criterion_comparison]]\nid = \"1\"\nfirst = \"A\"\nsecond = \"B\"\nvalue = 9\n[[criterion_comparison]]\nid = \"2\"\nfirst = \"B\"\nsecond = \"C\"\nvalue = 9\n[[criterion_comparison]]\nid = \"3\"\nfirst = \"C\"\nsecond = \"A\"\nvalue = 9";
const APART: &str = "[[criterion]]\nid = \"K\"\nname = \"Pobreza\"\nweight = 100\n[[axis]]\nid = \"A\"\nname = \"a\"\nscores = { K = 5 }\ndots = 1\n[[axis]]\nid = \"B\"\nname = \"b\"\nscores = { K = 4 }\ndots = 20\n[[axis]]\nid = \"C\"\nname = \"c\"\nscores = { K = 3 }\ndots = 15\n[[axis]]\nid = \"D\"\nname = \"d\"\nscores = { K = 2 }\ndots = 10";
const FEW_WOMEN: &str = "[[zone]]\nid = \"Z\"\nname = \"Alta\"\npopulation = 100\npop_women = 50\n[[meeting]]\nid = \"M\"\nname = \"Taller\"\n[[participant]]\nid = \"1\"\nname = \"Ana\"\ngender = \"woman\"\nzone = \"Z\"\n[[participant]]\nid = \"2\"\nname = \"Luis\"\ngender = \"man\"\nzone = \"Z\"\n[[participant]]\nid = \"3\"\nname = \"Juan\"\ngender = \"man\"\nzone = \"Z\"\n[[attendance]]\nid = \"a\"\nmeeting = \"M\"\nparticipant = \"1\"\n[[attendance]]\nid = \"b\"\nmeeting = \"M\"\nparticipant = \"2\"\n[[attendance]]\nid = \"c\"\nmeeting = \"M\"\nparticipant = \"3\"";
const FEW_WOMEN_QUOTA: &str = "[[quota]]\nid = \"Q\"\ndimension = \"gender\"\ngroup = \"Mujer\"\ntarget_pct = 50\n[[zone]]\nid = \"Z\"\nname = \"Alta\"\npopulation = 100\npop_women = 50\n[[meeting]]\nid = \"M\"\nname = \"Taller\"\n[[participant]]\nid = \"1\"\nname = \"Ana\"\ngender = \"woman\"\nzone = \"Z\"\n[[participant]]\nid = \"2\"\nname = \"Luis\"\ngender = \"man\"\nzone = \"Z\"\n[[participant]]\nid = \"3\"\nname = \"Juan\"\ngender = \"man\"\nzone = \"Z\"\n[[attendance]]\nid = \"a\"\nmeeting = \"M\"\nparticipant = \"1\"\n[[attendance]]\nid = \"b\"\nmeeting = \"M\"\nparticipant = \"2\"\n[[attendance]]\nid = \"c\"\nmeeting = \"M\"\nparticipant = \"3\"";
const EVEN: &str = "[[zone]]\nid = \"Z\"\nname = \"Alta\"\npopulation = 100\npop_women = 50\n[[meeting]]\nid = \"M\"\nname = \"Taller\"\n[[participant]]\nid = \"1\"\nname = \"Ana\"\ngender = \"woman\"\nzone = \"Z\"\n[[participant]]\nid = \"2\"\nname = \"Luis\"\ngender = \"man\"\nzone = \"Z\"\n[[attendance]]\nid = \"a\"\nmeeting = \"M\"\nparticipant = \"1\"\n[[attendance]]\nid = \"b\"\nmeeting = \"M\"\nparticipant = \"2\"";
const POOR_GETS_LESS: &str = "[[zone]]\nid = \"Z\"\nname = \"Alta\"\npopulation = 100\n[[zone]]\nid = \"Y\"\nname = \"Baja\"\npopulation = 100\n[[typology_indicator]]\nid = \"I\"\nname = \"Agua\"\nweight = 1\ndirection = \"max\"\n[[typology_value]]\nid = \"V\"\nzone = \"Z\"\nindicator = \"I\"\nvalue = 1\n[[typology_value]]\nid = \"W\"\nzone = \"Y\"\nindicator = \"I\"\nvalue = 5\n[[typology_class]]\nid = \"C1\"\nname = \"Rezago\"\nfrom_index = 0\nto_index = 0.5\npriority = 1\n[[typology_class]]\nid = \"C2\"\nname = \"Avance\"\nfrom_index = 0.5\nto_index = 1\npriority = 2\n[[project]]\nid = \"P\"\nname = \"Vía\"\nzones = [\"Y\"]\n[[component]]\nid = \"K\"\ntext = \"Vía\"\nproject = \"P\"\ncost = { 2026 = 1000 }";
const POOR_GETS_MORE: &str = "[[zone]]\nid = \"Z\"\nname = \"Alta\"\npopulation = 100\n[[zone]]\nid = \"Y\"\nname = \"Baja\"\npopulation = 100\n[[typology_indicator]]\nid = \"I\"\nname = \"Agua\"\nweight = 1\ndirection = \"max\"\n[[typology_value]]\nid = \"V\"\nzone = \"Z\"\nindicator = \"I\"\nvalue = 1\n[[typology_value]]\nid = \"W\"\nzone = \"Y\"\nindicator = \"I\"\nvalue = 5\n[[typology_class]]\nid = \"C1\"\nname = \"Rezago\"\nfrom_index = 0\nto_index = 0.5\npriority = 1\n[[typology_class]]\nid = \"C2\"\nname = \"Avance\"\nfrom_index = 0.5\nto_index = 1\npriority = 2\n[[project]]\nid = \"P\"\nname = \"Vía\"\nzones = [\"Z\"]\n[[component]]\nid = \"K\"\ntext = \"Vía\"\nproject = \"P\"\ncost = { 2026 = 1000 }";
