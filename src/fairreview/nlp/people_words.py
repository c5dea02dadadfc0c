"""Nouns and pronouns for people, in the singular; read from public job adverts, reviews and service plans."""

APPLICANTS = frozenset(
    "applicant appointee candidate hire incumbent jobholder jobseeker postholder recruit self-starter "
    "starter".split()
)
EMPLOYEES = frozenset("appraisee employee incumbent jobholder postholder ratee reviewee".split())
CLIENTS = frozenset(
    "beneficiary caller caregiver carer child citizen claimant client community complainant consumer "
    "customer defendant detainee elder elderly family father guest homeless household immigrant "
    "inmate learner migrant mother newborn newcomer offender parent participant passenger patient "
    "pensioner prisoner public pupil refugee resident senior student survivor taxpayer teenager "
    "tenant toddler user veteran victim visitor voter witness youngster youth".split()
)
# They are those served, or those wanted: the place in the sentence decides.
ANYBODY = frozenset(
    "adult anybody anyone boy female folk gentleman girl graduate guy individual lad lady male man "
    "one people person somebody someone student those veteran woman youth".split()
)
ORGANISATION = frozenset(
    "agency authority board branch bureau business college commission company council culture "
    "department directorate division employer environment firm group institution ministry office "
    "organisation organization school staff team unit university workforce workplace".split()
)
# A judgement of these is one of the person who has them.
TRAITS = frozenset(
    "ability age ambition appearance attitude body character charm condition confidence demeanor "
    "demeanour disposition energy eyesight fitness health hearing initiative judgement judgment "
    "manner maturity mind mindset mood outlook personality physique presence skill spirit stamina "
    "strength style temper temperament tone voice".split()
)
# What is done with a trait by the person who has it.
HAVE = frozenset(
    "bring demonstrate display enjoy exhibit have keep lack maintain need possess require show".split()
)
COLLEAGUES = frozenset(
    "boss chief colleague counterpart coworker director manager officer other peer predecessor "
    "subordinate supervisor teammate trainee".split()
)
# Other nouns for somebody at work; the endings below find most job titles.
WORKERS = frozenset(
    "accountant agent aide ally analyst apprentice assistant attendant cashier chef chief clerk "
    "colleague consultant cook executive expert freelancer guard intern lead mechanic newcomer nurse "
    "officer peer physician professional secretary specialist superintendent technician trainee "
    "veteran".split()
)
WORKER_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "person", "eer", "ee", "guru", "ninja", "star")
# Nouns with such an ending that are no people.
THINGS = frozenset(
    "behavior behaviour career center centre chapter color colour committee computer corner cover "
    "degree disorder error factor favor favour fee filter floor folder humor humour indicator labor "
    "labour layer ledger letter matter monitor motor newsletter number offer order paper parameter "
    "power printer quarter register river rumor sector server shoulder summer tender vector vigor "
    "water weather winter".split()
)

SEEK = frozenset(
    "appoint attract employ encourage hire invite need prefer recruit require seek suit want welcome".split()
)
LOOK_FOR = frozenset("application hear hunt ideal look perfect search suit suitable vacancy".split())
WANTED = frozenset("apply encouraged needed only preferred required sought wanted welcome".split())
SUBJECT_OF = frozenset("must shall should will would".split())
SERVE = frozenset(
    "advise aid assist care coach counsel educate empower enable engage examine guide help interview "
    "mentor protect reach serve supervise support teach train treat work".split()
)
SERVED_BY = frozenset("about across among around between for of on to towards with".split())

SECOND = frozenset("you your yours yourself".split())
THIRD = frozenset("he her hers herself him himself his she".split())
PLURAL = frozenset("their theirs them themself themselves they".split())
FIRST_PLURAL = frozenset("our ours ourselves us we".split())

# Capitalised words that are no part of anybody's name in a title such as "Annual review 2025: J. Doe".
NO_NAME = frozenset(
    "and annual appraisal april assessment august december dr draft employee end evaluation february "
    "feedback final for friday fy half january july june march may mid miss monday mr mrs ms mx "
    "november october of performance period plan prof progress quarter report review saturday self "
    "september sunday the thursday tuesday wednesday year".split()
)
