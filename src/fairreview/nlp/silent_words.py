"""Words that do not tell one objective from another."""

# Small words, numbers, and words for how much and how often.
_SMALL = (
    "a about above after again against all an and annually any april are as at august be been before "
    "below between both bring brings by can could count counts cut cuts day days december did do "
    "does down during each eight every february few first five for four from further get gets give "
    "gives had half has have he her here his hold hour hours how if in into is it its january july "
    "june keep keeps least made make march may measure minutes month monthly months more most must "
    "new next nine no nor not november number october of off on once one only or other our out over "
    "own per percent put quarter raise reach run same see sees september seven share she should six "
    "so some such take ten term than that the their them then there these they third this those "
    "three through to too two under until up us use used very we week weekly weeks what when where "
    "which while who why will with within would year yearly years"
)
# What plans say of any objective: "strengthen", "effective", "service".
_OF_PLANS = (
    "access achieve achieving across address addressing advance advances advancing agency agree "
    "answer based best better build building capabilities capability capacity case cases change "
    "changes check close colleagues communities community complete deliver delivering delivers "
    "delivery department develop developing development develops drive driving effective effectively "
    "efficient efficiently enhance enhancing ensure ensures ensuring equitable equity everybody "
    "everyone expand expanding federal find foster fostering found full goal goals good government "
    "help helping helps high improve improved improvement improves improving including inclusive "
    "increase increases increasing innovation innovative key lead leadership leading list local "
    "maintain maintaining making manage management managing meet meeting meets member members "
    "mission modern modernise modernize nation national need needs nobody objective objectives offer "
    "office open opportunities opportunity order organisation organization outcome outcomes part "
    "partner partners partnership partnerships people performance person place plan planning plans "
    "process processes program programme programmes programs promote promotes promoting provide "
    "provides providing public quality reduce reduces reducing report reported reports resource "
    "resources result results review right sample send service services set staff stakeholders start "
    "state strategic strategy strengthen strengthening strengthens support supported supporting "
    "supports system systems team tell test time times using well work working"
)
SILENT_WORDS = frozenset(f"{_SMALL} {_OF_PLANS}".split())
