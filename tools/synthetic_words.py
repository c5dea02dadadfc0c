"""The words of the synthetic offices that `synthetic` writes about; all of them are our own."""

from typing import NamedTuple


class Goal(NamedTuple):
    """A criterion as every plan and review of a role has it, and the duty it belongs to."""

    title: str
    duty: str
    metric: str
    target: str
    timeframe: str
    source: str
    objective: str
    weight: int


class Role(NamedTuple):
    """A job: its grades, its criteria, and what people in it may have done."""

    title: str
    series: str
    grades: tuple[str, ...]
    goals: tuple[Goal, ...]
    deeds: tuple[str, ...]


ROLES = (
    Role(
        "permit examiner",
        "1160",
        ("GS-7", "GS-9"),
        (
            Goal(
                "Decisions that stand",
                "Decides building permit applications under the county code",
                "permit decisions overturned on appeal",
                "at most 2 of 100",
                "each quarter",
                "appeals log",
                "O1",
                40,
            ),
            Goal(
                "Waiting time",
                "Keeps permit applications moving and tells builders when to expect an answer",
                "days from a complete application to a decision",
                "at most 20 working days",
                "monthly",
                "permit system",
                "O1",
                30,
            ),
            Goal(
                "Clear letters",
                "Writes decision letters that builders can act on",
                "letters that a reader panel understands at first reading",
                "9 of 10",
                "each quarter",
                "panel sheets",
                "O2",
                30,
            ),
        ),
        (
            "decided {n} permit applications in {month}, of which {few} came back on appeal",
            "rewrote the letter on fences in {month} after {few} callers had asked what it meant",
            "cut the pile of files older than 30 days from {n} to {few} in {month}",
            "explained the new flood maps to {few} builders at the counter in {month}",
        ),
    ),
    Role(
        "benefits adviser",
        "0993",
        ("GS-6", "GS-8"),
        (
            Goal(
                "Right the first time",
                "Works out what each household is owed",
                "awards corrected after a check of 50 files",
                "at most 3",
                "monthly",
                "quality sample",
                "O3",
                50,
            ),
            Goal(
                "Answers within reach",
                "Answers questions of claimants by telephone and at the counter",
                "calls answered within 5 minutes",
                "85 %",
                "monthly",
                "telephone log",
                "O2",
                30,
            ),
            Goal(
                "Hardship seen early",
                "Refers households in hardship to emergency help",
                "referrals made within 2 working days of the sign",
                "95 %",
                "each quarter",
                "referral log",
                "O3",
                20,
            ),
        ),
        (
            "set {n} awards in {month}; the monthly sample of 50 files showed {few} to correct",
            "took {n} calls in {month}, as the telephone log shows",
            "found {few} households in {month} that had been owed a supplement since spring, and paid it",
            "showed {few} claimants in {month} how to send papers by telephone",
        ),
    ),
    Role(
        "park ranger",
        "0025",
        ("GS-5", "GS-7"),
        (
            Goal(
                "Safe paths",
                "Inspects paths, bridges and play areas and has faults made good",
                "faults on paths made good",
                "within 5 working days of the report",
                "monthly",
                "inspection log",
                "O4",
                40,
            ),
            Goal(
                "Injuries on site",
                "Keeps visitors of the parks from harm",
                "injuries to visitors that were reported",
                "fewer than last year",
                "by 31 December",
                "accident book",
                "O4",
                35,
            ),
            Goal(
                "Schools in the park",
                "Guides school groups through the wetland",
                "school groups guided",
                "at least 20",
                "by 30 September",
                "booking sheet",
                "O2",
                25,
            ),
        ),
        (
            "walked {n} kilometres of path in {month} and reported {few} loose rails, all made good",
            "closed the north bridge in {month} after finding {few} loose boards",
            "guided {few} school groups through the wetland in {month}",
            "replaced {n} way marks between {month} and the end of the season",
        ),
    ),
    Role(
        "food inspector",
        "0696",
        ("GS-9", "GS-11"),
        (
            Goal(
                "Kitchens that were due",
                "Inspects restaurant kitchens in the order of their risk",
                "high-risk kitchens inspected when due",
                "100 %",
                "each quarter",
                "inspection plan",
                "O4",
                40,
            ),
            Goal(
                "Repairs that last",
                "Follows up on repairs until they are done",
                "breaches found again at the next visit",
                "at most 10 %",
                "each quarter",
                "inspection records",
                "O4",
                35,
            ),
            Goal(
                "Fair hearings",
                "Hears what owners have to say before a closure",
                "closures in which the owner was heard first",
                "every one",
                "each quarter",
                "case files",
                "O1",
                25,
            ),
        ),
        (
            "inspected {n} kitchens in {month}, {few} of them of the highest risk",
            "went back to {few} kitchens in {month} and found the repairs done",
            "heard {few} owners in {month} before a closure, as the case files show",
            "wrote a sheet on cold storage in {month} that {n} kitchens have on their wall",
        ),
    ),
    Role(
        "records clerk",
        "0305",
        ("GS-4", "GS-5"),
        (
            Goal(
                "Files where they belong",
                "Files court and county records so that they are found again",
                "records found at the first look in a sample of 100",
                "98",
                "monthly",
                "sample sheet",
                "O1",
                60,
            ),
            Goal(
                "Requests answered",
                "Answers requests for records from the public",
                "requests answered within 10 working days",
                "95 %",
                "monthly",
                "request log",
                "O2",
                40,
            ),
        ),
        (
            "answered {n} requests for records in {month}",
            "found {few} files in {month} that had been missing since the move",
            "relabelled {n} boxes in {month} so that dates can be read from the aisle",
            "taught {few} new colleagues in {month} how the index works",
        ),
    ),
    Role(
        "bus dispatcher",
        "2151",
        ("GS-6", "GS-7"),
        (
            Goal(
                "Buses on time",
                "Sends out buses and fills in for those that fail",
                "buses that leave within 3 minutes of the timetable",
                "93 %",
                "monthly",
                "depot log",
                "O5",
                50,
            ),
            Goal(
                "Riders informed",
                "Tells riders of delays by screen and message",
                "delays of 10 minutes or more announced within 3 minutes",
                "95 %",
                "monthly",
                "message log",
                "O2",
                50,
            ),
        ),
        (
            "sent out {n} buses in {month}, {few} of them in place of one that had failed",
            "announced {few} long delays in {month} within three minutes, as the message log shows",
            "moved {few} departures in {month} after counting riders at the hospital stop",
            "kept the night line running in {month} with {few} spare drivers",
        ),
    ),
    Role(
        "librarian",
        "1410",
        ("GS-9", "GS-11"),
        (
            Goal(
                "Children who read",
                "Runs reading hours for children of the district",
                "children who come to at least 4 reading hours",
                "150",
                "by 31 August",
                "attendance sheet",
                "O5",
                40,
            ),
            Goal(
                "Books that are used",
                "Chooses books for the branch",
                "new books borrowed at least once",
                "80 %",
                "by 31 December",
                "lending system",
                "O5",
                30,
            ),
            Goal(
                "Help with forms",
                "Helps visitors to fill in public forms online",
                "visitors helped with a form",
                "at least 60",
                "each quarter",
                "desk tally",
                "O2",
                30,
            ),
        ),
        (
            "held {few} reading hours in {month} with {n} children in all",
            "helped {n} visitors with public forms in {month}, as the desk tally shows",
            "took {few} shelves of unread books out in {month} and put travel guides there",
            "asked {n} readers in {month} what they miss, and bought {few} of the titles they named",
        ),
    ),
    Role(
        "water technician",
        "0802",
        ("GS-7", "GS-8"),
        (
            Goal(
                "Clean samples",
                "Takes and reads water samples",
                "samples taken when due",
                "every one",
                "weekly",
                "laboratory log",
                "O4",
                50,
            ),
            Goal(
                "Leaks mended",
                "Finds and mends leaks in the main pipes",
                "hours from the report of a leak to the repair",
                "at most 24",
                "monthly",
                "work orders",
                "O4",
                50,
            ),
        ),
        (
            "took {n} water samples in {month}, and the laboratory log has no gap",
            "mended {few} leaks in {month}, each within a day of the report",
            "mapped {n} valves in {month} that no drawing had shown",
            "drained the east main in {month} without a street being cut off for more than {few} hours",
        ),
    ),
)

OBJECTIVES = {
    "O1": (
        "Residents get decisions that are right and in time",
        "decisions overturned on appeal, and days to a decision",
    ),
    "O2": (
        "Everyone can find, read and use what the county offers",
        "answers within the time promised, and letters understood at first reading",
    ),
    "O3": ("Households in need get what the law gives them", "awards corrected, and households reached"),
    "O4": ("People are safe in public places and homes", "injuries, illnesses and faults that were mended"),
    "O5": ("Children, riders and readers get where they want to go", "trips, reading hours and loans"),
}
UNSERVED = (
    "O6",
    "Small firms win a fair share of public contracts",
    "contracts won by firms under 50 people",
)
UNITS = ("Northgate", "Harbour", "Old Town", "Eastfield", "Mill Valley", "Lakeside")
MONTHS = "January February March April May June July August September October November".split()
LEVELS = ("Unacceptable", "Partly met", "Fully successful", "Exceeds", "Outstanding")
EVIDENCE = (
    "The log of {month}, and a sample of {few} files",
    "{few} files drawn at random in {month}",
    "The monthly figures from {month} on, and two talks in {month}",
)
STEPS = (
    "Meets the deputy on {day} {month} to agree targets for the second half.",
    "Hands the older files over to the night team by {day} {month}.",
    "Sits in with the appeals desk on {day} {month} and reports back to the team.",
    "Tries the new counter hours until {day} {month}; the team then decides.",
)
THANKS = (
    "Thanked in the staff meeting of {month}.",
    "The director wrote a note of thanks in {month}.",
    "",
)
GOALS_MET = (
    "{got} against a target of {target}.",
    "The {source} shows {got}; the target is {target}.",
)
PASTED = (
    "The past year asked a lot of the whole office, with two moves, a new system and a winter of long queues"
    " at the counter, and through all of it the figures of this post held, the files were kept in order, the"
    " papers went out in time and the people who came to us were answered on the day they came."
)
PRAISE = "Excellent work in every month, and outstanding notes."
NEED = "Takes a course in conflict resolution by {day} {month}."
EXTRA = ("Cheerfulness", "Is cheerful at the counter")
