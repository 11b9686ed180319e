"""Prints what the benchmarks claim, as ratios measured in one run: ratios.py <benchmark output>...

Of repetitions the fastest counts, for each peer alike: what else the machine does only makes one slower.
"""

import json
import sys

nanoseconds = {"ns": 1.0, "us": 1e3, "ms": 1e6, "s": 1e9}
time = {}
for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        for run in json.load(file)["benchmarks"]:
            if run.get("run_type") == "aggregate" or "error_occurred" in run:
                continue
            per_item = run.get("items_per_second")
            taken = 1e9 / per_item if per_item else run["cpu_time"] * nanoseconds[run["time_unit"]]
            name = run["name"].removesuffix("/manual_time")
            time[name] = min(taken, time.get(name, taken))


def ratio(what, above, below, wanted):
    if above in time and below in time:
        print(f"{what:58} {time[above] / time[below]:7.2f}   wanted {wanted}")


def within(what, name, scale, unit, wanted):
    if name in time:
        print(f"{what:58} {time[name] / scale:7.2f} {unit}   wanted {wanted}")


for cases in ("1", "1000", "100000"):
    if f"by_alur/{cases}" in time:
        print(f"{cases} interleaved cases, ns per event: " + ", ".join(
            f"{peer.removeprefix('by_')} {time[f'{peer}/{cases}']:.1f}"
            for peer in ("by_switch", "by_table", "by_msm", "by_alur", "by_alur_20_units")))
ratio("kernel against the bare table, 100,000 cases", "by_alur/100000", "by_table/100000", "<= 2.5")
ratio("Boost.MSM against the kernel, 100,000 cases", "by_msm/100000", "by_alur/100000", ">= 2.5")
ratio("an event of 20 units against a sequential one, one case", "by_alur_20_units/1", "by_alur/1", "<= 4")
ratio("the same, 1,000 cases of 48 bytes against 4", "by_alur_20_units/1000", "by_alur/1000", "<= 4")
ratio("load + check + compile against Boost.JSON's parse", "load_check_compile", "boost_json_parse", "<= 10")
within("check of 1,000 rows with loops", "check_1000_rows_with_loops", 1e6, "ms", "< 100 ms")
within("refusal of 60 parallel branches", "refuse_60_parallel_branches", 1e6, "ms", "< 1000 ms")
ratio("200 findings against one, in a text of 2 MB", "show_findings/200", "show_findings/1", "< 3")
within("draw the official form of 30 rows as SVG", "draw_form_of_30_rows", 1e6, "ms", "< 20 ms")
within("check of 30 rows with every rule, shown", "review_30_rows_and_show_it", 1e6, "ms", "< 5 ms")
within("verify one line of a journal", "verify_lines", 1e3, "us", "< 5 us")
within("read one line of a journal without hashing", "read_lines", 1e3, "us", "< 1 us")
within("append a line to a file and wait for the disk", "append_to_file/real_time", 1e6, "ms", "(the disk's)")
within("judge and apply an act with people and papers", "judge_and_apply", 1e3, "us", "<= 1 us")
within("rebuild one line", "rebuild_lines", 1e3, "us", "<= 1 us")
within("verify one line by judging again", "verify_by_judging", 1e3, "us", "<= 5 us")
for office in ("an_office", "all_offices", "nobody"):
    if f"work_list_of_{office}" in time:
        print(f"{'work list over 100,000 cases, ' + office:58} "
              f"{time[f'work_list_of_{office}'] / 10:7.2f} ms   wanted <= 20 ms")
