"""The process that reads untrusted files, tried with a reader that does whatever a file tells it to."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from fairreview.readers import isolated
from fairreview.readers.frames import Job
from fairreview.readers.isolated import read_apart

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
_ENTRY = """
import sys; sys.path[:] = sys.argv[1:]
from fairreview.readers import frames, worker
worker.READERS = {"hostile": "tests.hostile.reader:read"}
worker.main()
"""


@pytest.fixture(autouse=True)
def _misbehaving(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(isolated, "_ENTRY", _ENTRY)
    monkeypatch.setattr(sys, "path", [*sys.path, str(Path(__file__).parents[1])])
    isolated._seat.close()
    yield
    isolated._seat.close()


def ask(words: str) -> list[str]:
    """Return the texts of what is read, and the codes of failures."""
    documents = read_apart(Job("hostile", words.encode(), "a.docx"))
    return [document.failure.code if document.failure else document.text for document in documents]


def test_documents_come_back_as_they_were_made() -> None:
    assert ask("say:Duties say:Pay") == ["Duties", "Pay"]


def test_one_process_reads_all_files() -> None:
    assert ask("pid") == ask("pid") != [str(os.getpid())]


def test_a_file_that_gives_nothing_is_a_failure() -> None:
    assert ask("") == ["empty"]


@pytest.mark.parametrize("mistake", ["crash", "raise"])
def test_a_reader_that_breaks_off_is_a_failure_and_the_next_file_is_read(mistake: str) -> None:
    assert ask(f"say:Duties {mistake}") == ["Duties", "broken"]
    assert ask("say:Pay") == ["Pay"]


def test_a_reader_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolated, "SECONDS", 1)
    begin = time.process_time()
    assert ask("spin") == ["slow"]
    assert time.process_time() - begin < 5
    assert ask("say:Pay") == ["Pay"]


@posix
def test_a_reader_that_needs_too_much_memory_is_a_failure() -> None:
    assert ask("keep:600") == ["memory"]
    assert ask("say:Pay") == ["Pay"]


@posix
def test_what_one_file_left_in_memory_spoils_no_other() -> None:
    assert ask("keep:300 say:first") == ["first"]
    assert ask("keep:300 say:second") == ["second"]


@posix
def test_a_reader_reaches_neither_files_nor_network_nor_programs_nor_the_environment(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("words")
    assert ask(f"try:read={tmp_path}/secret") == ["PermissionError"]
    assert ask("try:read=/etc/passwd") == ["PermissionError"]
    assert ask(f"try:write={tmp_path}/new") == ["PermissionError"]
    assert ask(f"try:remove={tmp_path}/secret") == ["PermissionError"]
    assert ask("try:connect") == ["PermissionError"]
    assert ask("try:run") == ["PermissionError"]
    assert int(ask("environment")[0]) <= 2
    assert [path.name for path in tmp_path.iterdir()] == ["secret"]


def test_what_a_library_prints_or_asks_for_meets_nothing() -> None:
    assert ask("print say:Duties") == ["Duties"]


def test_threads_take_turns() -> None:
    with ThreadPoolExecutor(8) as pool:
        said = pool.map(lambda number: ask(f"say:{number} say:{number}"), range(40))
    assert list(said) == [[str(number)] * 2 for number in range(40)]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_forked_process_has_a_reader_of_its_own() -> None:
    (mine,) = ask("pid")
    receive, send = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(send, ask("pid")[0].encode())
        isolated._seat.close()
        os._exit(0)
    os.waitpid(child, 0)
    assert os.read(receive, 20).decode() not in ("", mine)
    os.close(receive)
    os.close(send)
    assert ask("pid") == [mine]


def test_a_python_that_cannot_be_started_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    for wrong in ("/no/such/python", sys.executable):
        monkeypatch.setattr(sys, "executable", wrong)
        monkeypatch.setattr(isolated, "_ENTRY", "raise SystemExit(1)")
        assert ask("say:Duties") == ["no-process"]


@posix
def test_a_reader_ends_with_the_process_that_asked_it(tmp_path: Path) -> None:
    program = tmp_path / "asks.py"
    program.write_text(
        f"import sys; sys.path[:] = {sys.path!r}\n"
        "from fairreview.readers import isolated\n"
        f"isolated._ENTRY = {_ENTRY!r}\n"
        "from fairreview.readers.frames import Job\n"
        "for document in isolated.read_apart(Job('hostile', b'pid', 'a')): print(document.text, flush=True)\n"
        "if sys.argv[1] == 'kill': import os, signal; os.kill(os.getpid(), signal.SIGKILL)\n"
        "if sys.argv[1] == 'interrupt':\n"
        "    import signal, threading, os\n"
        "    threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT)).start()\n"
        "    list(isolated.read_apart(Job('hostile', b'spin', 'a')))\n"
    )
    for way in ("end", "kill", "interrupt"):
        run = subprocess.run([sys.executable, program, way], capture_output=True, text=True, check=False)
        assert is_gone(int(run.stdout)), way


def is_gone(pid: int) -> bool:
    """Wait for a process to be gone, and say whether it is."""
    for _ in range(50):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        if Path(f"/proc/{pid}/stat").read_text().split(")")[1].split()[0] == "Z":
            return True
        time.sleep(0.1)
    return False


def test_text_is_read_without_the_process() -> None:
    program = (
        "import sys; from fairreview.readers.files import read_bytes; list(read_bytes(b'Duties', 'a.md'));"
        "sys.exit(bool({'subprocess', 'fairreview.readers.isolated', 'lxml'} & set(sys.modules)))"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    assert subprocess.run([sys.executable, "-c", program], env=environment, check=False).returncode == 0
