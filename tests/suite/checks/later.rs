//! The cases of the checks from K60 on: figures that cannot be, purchases, follow-up, execution.

use super::cases::{Case, FUNDED_90};

/// One case for each sentence.
pub(super) const LATER: &[Case] = &[
    Case {
        check: "K60",
        speaks: &[
            (
                "k60-year",
                "[[indicator]]\nid = \"I\"\nname = \"Caudal\"\nbaseline_year = 2204",
            ),
            (
                "k60-date",
                "[[change_log]]\nid = \"B\"\nwhat = \"La meta\"\ndate = \"0226-05-20\"",
            ),
        ],
        silent: "[[indicator]]\nid = \"I\"\nname = \"Caudal\"\nbaseline_year = 2024\ntargets = { 2026 = 12 }\n[[change_log]]\nid = \"B\"\nwhat = \"La meta\"\ndate = \"2026-05-20\"",
    },
    Case {
        check: "K61",
        speaks: &[
            ("k61-percent", "[[progress]]\nid = \"A\"\ndone_pct = 140"),
            (
                "k61-negative",
                "[[component]]\nid = \"C\"\ntext = \"Canal\"\ncost = { 2026 = -100 }",
            ),
        ],
        silent: "[[progress]]\nid = \"A\"\ndone_pct = 100\n[[component]]\nid = \"C\"\ntext = \"Canal\"\ncost = { 2026 = 100 }",
    },
    Case {
        check: "K62",
        speaks: &[
            (
                "k62-over-cost",
                "[[project]]\nid = \"P\"\nname = \"Riego\"\n[[component]]\nid = \"C\"\ntext = \"Canal\"\nproject = \"P\"\ncost = { 2026 = 100 }\n[[procurement]]\nid = \"A\"\nobject = \"Tubos\"\nproject = \"P\"\namount = 101",
            ),
            (
                "k62-late",
                "[[project]]\nid = \"P\"\nname = \"Riego\"\nstart = \"2026-01-15\"\n[[task]]\nid = \"T\"\nname = \"Tender\"\nproject = \"P\"\nduration_m = 2\n[[procurement]]\nid = \"A\"\nobject = \"Tubos\"\nproject = \"P\"\namount = 10\nquarter = \"2026-T2\"\ntask = \"T\"",
            ),
            (
                "k62-split",
                "[[procurement]]\nid = \"A\"\nobject = \"Tubería de riego, etapa 1\"\nmethod = \"minimal_amount\"\namount = 6000\nquarter = \"2026-T1\"\n[[procurement]]\nid = \"B\"\nobject = \"Tubería de riego, etapa 2\"\nmethod = \"minimal_amount\"\namount = 6000\nquarter = \"2026-T2\"",
            ),
        ],
        silent: "[[project]]\nid = \"P\"\nname = \"Riego\"\nstart = \"2026-04-15\"\n[[component]]\nid = \"C\"\ntext = \"Canal\"\nproject = \"P\"\ncost = { 2026 = 100 }\n[[task]]\nid = \"T\"\nname = \"Tender\"\nproject = \"P\"\nduration_m = 2\n[[procurement]]\nid = \"A\"\nobject = \"Tubos\"\nproject = \"P\"\nmethod = \"minimal_amount\"\namount = 60\nquarter = \"2026-T2\"\ntask = \"T\"\n[[procurement]]\nid = \"B\"\nobject = \"Cemento\"\nproject = \"P\"\nmethod = \"minimal_amount\"\namount = 40\nquarter = \"2026-T2\"",
    },
    Case {
        check: "K63",
        speaks: &[("k63-language", THREE_SPEAK_KICHWA)],
        silent: "[[communication]]\nid = \"C\"\naudience = \"Juntas\"\nlanguage = [\"es\"]\n[[participant]]\nid = \"A\"\nlanguage = \"Kichwa\"",
    },
    Case {
        check: "K64",
        speaks: &[
            (
                "k64-few-measured",
                "[[indicator]]\nid = \"I\"\nname = \"Caudal\"\nkind = \"increase\"\n[[indicator]]\nid = \"J\"\nname = \"Bosque\"\nkind = \"increase\"\n[[round]]\nid = \"R\"\nname = \"Ronda 1\"\ndate = \"2026-06-30\"\nyear = 2026\n[[measurement]]\nid = \"M\"\nindicator = \"I\"\nround = \"R\"\nvalue = 11",
            ),
            (
                "k64-red",
                "[[indicator]]\nid = \"I\"\nname = \"Caudal\"\nkind = \"increase\"\nbaseline = 10\ntargets = { 2026 = 20 }\n[[round]]\nid = \"R\"\nname = \"Ronda 1\"\ndate = \"2026-06-30\"\nyear = 2026\n[[measurement]]\nid = \"M\"\nindicator = \"I\"\nround = \"R\"\nvalue = 9",
            ),
        ],
        silent: "[[indicator]]\nid = \"I\"\nname = \"Caudal\"\nkind = \"increase\"\nbaseline = 10\ntargets = { 2026 = 20 }\n[[round]]\nid = \"R\"\nname = \"Ronda 1\"\ndate = \"2026-06-30\"\nyear = 2026\n[[measurement]]\nid = \"M\"\nindicator = \"I\"\nround = \"R\"\nvalue = 9\nnote = \"No llovió.\"",
    },
    Case {
        check: "K65",
        speaks: &[(
            "k65-own-executor",
            "[[actor]]\nid = \"A\"\nname = \"Junta\"\n[[project]]\nid = \"P\"\nname = \"Riego\"\nexecutor = \"A\"\n[[oversight]]\nid = \"V\"\nname = \"Ojos\"\nprojects = [\"P\"]\norganisations = [\"A\"]",
        )],
        silent: "[[actor]]\nid = \"A\"\nname = \"Junta\"\n[[actor]]\nid = \"B\"\nname = \"Pastoral\"\n[[project]]\nid = \"P\"\nname = \"Riego\"\nexecutor = \"A\"\n[[oversight]]\nid = \"V\"\nname = \"Ojos\"\nprojects = [\"P\"]\norganisations = [\"B\"]",
    },
    Case {
        check: "K66",
        speaks: &[
            (
                "k66-question",
                "[[citizen_question]]\nid = \"Q\"\nquestion = \"¿Cuándo?\"",
            ),
            (
                "k66-report",
                "[[oversight_report]]\nid = \"O\"\nfinding = \"Faltan medidores\"",
            ),
            (
                "k66-no-plan",
                "[[accountability]]\nid = \"R\"\nyear = 2025\nphase = \"deliberation\"",
            ),
        ],
        silent: "[[citizen_question]]\nid = \"Q\"\nquestion = \"¿Cuándo?\"\nanswer = \"En mayo.\"\n[[oversight_report]]\nid = \"O\"\nfinding = \"Faltan medidores\"\nanswer = \"Llegan en mayo.\"\n[[accountability]]\nid = \"R\"\nyear = 2025\nphase = \"incorporation\"\nfollowup = \"Ocho medidas.\"",
    },
    Case {
        check: "K67",
        speaks: &[
            (
                "k67-no-new-date",
                "[[commitment]]\nid = \"C\"\ntext = \"Traducir\"\nkind = \"commitment\"\nstatus = \"rescheduled\"",
            ),
            (
                "k67-past",
                "[[commitment]]\nid = \"C\"\ntext = \"Traducir\"\nkind = \"commitment\"\nstatus = \"rescheduled\"\ndue = \"2026-01-10\"\nnew_due = \"2026-03-10\"",
            ),
        ],
        silent: "[[commitment]]\nid = \"C\"\ntext = \"Traducir\"\nkind = \"commitment\"\nstatus = \"rescheduled\"\ndue = \"2026-01-10\"\nnew_due = \"2026-12-10\"",
    },
    Case {
        check: "K68",
        speaks: &[
            (
                "k68-project",
                "[[project]]\nid = \"P\"\nname = \"Riego\"\nstage = \"profile\"\npurpose = \"Las familias riegan todo el año\"",
            ),
            ("k68-places", LOOSE_FRAME),
        ],
        silent: SOUND_FRAME,
    },
    Case {
        check: "K69",
        speaks: &[
            (
                "k69-not-valued",
                "[[project]]\nid = \"P\"\nname = \"Riego\"\n[[funding_line]]\nid = \"L\"\nproject = \"P\"\nform = \"labour\"\namounts = { 2026 = 90 }",
            ),
            (
                "k69-price",
                "[[unit_price]]\nid = \"U\"\ntext = \"Jornal\"\nprice = 18\n[[activity_line]]\nid = \"V\"\ntext = \"Cavar\"\nquantity = 10\nunit_price = \"U\"\ncost = 200",
            ),
        ],
        silent: "[[project]]\nid = \"P\"\nname = \"Riego\"\n[[funding_line]]\nid = \"L\"\nproject = \"P\"\nform = \"labour\"\namounts = { 2026 = 90 }\nvaluation = \"5 jornales a 18\"\n[[funding_line]]\nid = \"M\"\nproject = \"P\"\nform = \"cash\"\namounts = { 2026 = 90 }\n[[unit_price]]\nid = \"U\"\ntext = \"Jornal\"\nprice = 18\n[[activity_line]]\nid = \"V\"\ntext = \"Cavar\"\nquantity = 10\nunit_price = \"U\"\ncost = 180",
    },
    Case {
        check: "K70",
        speaks: &[
            (
                "k70-over-appropriated",
                "[[progress]]\nid = \"A\"\nappropriated = 100\nactual_cost = 101",
            ),
            ("k70-over-funded", SPENT_TOO_MUCH),
            ("k70-red", SPENT_TOO_MUCH),
            ("k70-back", WENT_BACK),
        ],
        silent: "[[progress]]\nid = \"A\"\nappropriated = 100\nactual_cost = 100",
    },
    Case {
        check: "K71",
        speaks: &[("k71-weak", HELD_BY_AN_IDEA)],
        silent: FUNDED_90,
    },
    Case {
        check: "K72",
        speaks: &[
            (
                "k72-gap",
                "[[actor]]\nid = \"A\"\nname = \"Junta\"\n[[strengthening]]\nid = \"F\"\nactor = \"A\"\narea = \"legal\"\nlevel = 1\n[[training]]\nid = \"T\"\nname = \"Curso\"",
            ),
            (
                "k72-few-women",
                "[[actor]]\nid = \"A\"\nname = \"Junta\"\n[[strengthening]]\nid = \"F\"\nactor = \"A\"\narea = \"legal\"\nlevel = 1\n[[training]]\nid = \"T\"\nname = \"Escuela\"\nkind = \"leadership\"\nwomen_pct = 40",
            ),
        ],
        silent: "[[actor]]\nid = \"A\"\nname = \"Junta\"\n[[strengthening]]\nid = \"F\"\nactor = \"A\"\narea = \"legal\"\nlevel = 1\ntraining = [\"T\"]\n[[training]]\nid = \"T\"\nname = \"Escuela\"\nkind = \"leadership\"\nwomen_pct = 50",
    },
    Case {
        check: "K73",
        speaks: &[
            (
                "k73-unanswered",
                "[[body]]\nid = \"B\"\nname = \"Junta\"\n[[process]]\nid = \"R\"\nname = \"Comprar\"\n[[raci]]\nid = \"X\"\nprocess = \"R\"\nbody = \"B\"\nrole = \"responsible\"",
            ),
            (
                "k73-disputed",
                "[[body]]\nid = \"B\"\nname = \"Junta\"\n[[body]]\nid = \"C\"\nname = \"Mesa\"\n[[process]]\nid = \"R\"\nname = \"Comprar\"\n[[raci]]\nid = \"X\"\nprocess = \"R\"\nbody = \"B\"\nrole = \"accountable\"\n[[raci]]\nid = \"Y\"\nprocess = \"R\"\nbody = \"C\"\nrole = \"accountable\"",
            ),
            (
                "k73-undone",
                "[[body]]\nid = \"B\"\nname = \"Junta\"\n[[process]]\nid = \"R\"\nname = \"Comprar\"\n[[raci]]\nid = \"X\"\nprocess = \"R\"\nbody = \"B\"\nrole = \"accountable\"",
            ),
        ],
        silent: "[[body]]\nid = \"B\"\nname = \"Junta\"\n[[body]]\nid = \"C\"\nname = \"Mesa\"\n[[process]]\nid = \"R\"\nname = \"Comprar\"\n[[raci]]\nid = \"X\"\nprocess = \"R\"\nbody = \"B\"\nrole = \"accountable\"\n[[raci]]\nid = \"Y\"\nprocess = \"R\"\nbody = \"C\"\nrole = \"responsible\"",
    },
];

const THREE_SPEAK_KICHWA: &str = "[[communication]]\nid = \"C\"\naudience = \"Juntas\"\nlanguage = [\"es\"]\n[[participant]]\nid = \"A\"\nlanguage = \"Kichwa\"\n[[participant]]\nid = \"B\"\nlanguage = \"kichwa\"\n[[participant]]\nid = \"D\"\nlanguage = \"Kichwa\"";

/// A project whose only component repeats nothing and has nothing under it.
const LOOSE_FRAME: &str = "[[objective]]\nid = \"O\"\ntext = \"Cuidar el agua\"\n[[project]]\nid = \"P\"\nname = \"Riego\"\nobjective = \"O\"\nstage = \"execution\"\npurpose = \"Las familias riegan todo el año\"\n[[component]]\nid = \"C\"\ncode = \"C1\"\ntext = \"Canal revestido\"\nproject = \"P\"";

/// A project that holds from below.
const SOUND_FRAME: &str = "[[objective]]\nid = \"O\"\ntext = \"Cuidar el agua\"\n[[indicator]]\nid = \"I\"\nobjective = \"O\"\nname = \"Familias con riego\"\nlevel = \"outcome\"\nbaseline = 10\ntargets = { 2027 = 40 }\nsource = \"Padrón\"\n[[project]]\nid = \"P\"\nname = \"Riego\"\nobjective = \"O\"\nstage = \"execution\"\npurpose = \"Las familias riegan todo el año\"\n[[assumption]]\nid = \"S\"\nproject = \"P\"\nlevel = \"purpose\"\ntext = \"Llueve como siempre\"\n[[component]]\nid = \"C\"\ncode = \"C1\"\ntext = \"Canal revestido\"\nproject = \"P\"\nindicator = \"Kilómetros\"\ntarget = 4\nmov = \"Acta\"\nassumption = \"Hay permiso\"\ncost = { 2026 = 100 }\n[[activity_line]]\nid = \"V\"\ncomponent = \"C\"\ntext = \"Cavar\"\ncost = 100";

/// Half done of what was planned, for twice what its source gives.
const SPENT_TOO_MUCH: &str = "[[project]]\nid = \"P\"\nname = \"Riego\"\n[[task]]\nid = \"T\"\nname = \"Cavar\"\nproject = \"P\"\nduration_m = 3\nbudget = 100\n[[progress]]\nid = \"A\"\nproject = \"P\"\ntask = \"T\"\ndate = 2026-03-31\nplanned_pct = 100\ndone_pct = 50\nactual_cost = 200\n[[funding_source]]\nid = \"F\"\nname = \"Prefectura\"\n[[funding_line]]\nid = \"L\"\nproject = \"P\"\nsource = \"F\"\nform = \"cash\"\nstatus = \"secured\"\namounts = { 2026 = 100 }";

/// A report that says less than the one before.
const WENT_BACK: &str = "[[project]]\nid = \"P\"\nname = \"Riego\"\n[[task]]\nid = \"T\"\nname = \"Cavar\"\nproject = \"P\"\nduration_m = 3\nbudget = 100\n[[progress]]\nid = \"A\"\nproject = \"P\"\ntask = \"T\"\ndate = 2026-03-31\nplanned_pct = 50\ndone_pct = 50\nactual_cost = 50\n[[progress]]\nid = \"B\"\nproject = \"P\"\ntask = \"T\"\ndate = 2026-04-30\nplanned_pct = 60\ndone_pct = 40\nactual_cost = 50";

/// All the money comes by a way that is only an idea.
const HELD_BY_AN_IDEA: &str = "[[project]]\nid = \"P\"\nname = \"Riego\"\n[[component]]\nid = \"C\"\ntext = \"Canal\"\nproject = \"P\"\ncost = { 2026 = 100 }\n[[funding_source]]\nid = \"F\"\nname = \"Hidroeléctrica\"\n[[mechanism]]\nid = \"M\"\nname = \"Pago por el agua\"\nsources = [\"F\"]\nfeasibility = 2\n[[funding_line]]\nid = \"L\"\nproject = \"P\"\nsource = \"F\"\nform = \"cash\"\nstatus = \"identified\"\namounts = { 2026 = 90 }";
