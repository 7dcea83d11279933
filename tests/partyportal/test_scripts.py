"""scripts/run says in one sentence what it cannot do. (What it can do is tried on a fresh clone.)"""

import socket
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments, **environment):
    return subprocess.run(
        ["bash", "scripts/run", *arguments],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "HOME": "/nonexistent"} | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("script", ["scripts/run", "scripts/test", "scripts/setup.sh", ".ci/run"])
def test_syntax(script):
    subprocess.run(["bash", "-n", script], cwd=ROOT, check=True)


def test_help():
    result = run("--help")
    assert (result.returncode, result.stderr) == (0, "")
    assert [option in result.stdout for option in ["--port", "--data", "--empty", "--help"]] == [True] * 4


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--prot", "1"], "Lỗi: Không có tùy chọn --prot. Xem scripts/run --help.\n"),
        (["--port"], "Lỗi: Tùy chọn --port cần một giá trị. Xem scripts/run --help.\n"),
        (["--data", ""], "Lỗi: Tùy chọn --data cần tên một thư mục. Xem scripts/run --help.\n"),
        (["--port", "0"], "Lỗi: Cổng phải là một số từ 1 đến 65535, không phải “0”.\n"),
        (["--port", "80a"], "Lỗi: Cổng phải là một số từ 1 đến 65535, không phải “80a”.\n"),
        (
            ["--data", "/proc/khong-ghi-duoc", "--port", "1"],
            "Lỗi: Không ghi được vào thư mục /proc/khong-ghi-duoc. Hãy chọn thư mục khác bằng --data.\n",
        ),
    ],
)
def test_one_clear_sentence(arguments, sentence):
    result = run(*arguments)
    assert (result.returncode, result.stdout, result.stderr) == (1, "", sentence)


def test_a_port_in_use():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = str(server.getsockname()[1])
        result = run("--port", port)
    assert (result.returncode, f"Lỗi: Cổng {port} đang được" in result.stderr) == (1, True)


def test_a_machine_without_python(tmp_path):
    (tmp_path / "bin").mkdir()
    for tool in ["bash", "dirname", "id", "printf"]:
        (tmp_path / "bin" / tool).symlink_to(f"/usr/bin/{tool}")
    result = subprocess.run(
        ["/bin/bash", "-c", "set -euo pipefail; source scripts/setup.sh; find_python"],
        cwd=ROOT,
        env={"PATH": str(tmp_path / "bin"), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    assert result.stderr.startswith("Lỗi: Không tìm thấy Python 3.11 đến 3.14.")
