#!/usr/bin/env python3
"""Makes up news, for trying the archive without one: English, Chinese, and one
article in ten in both, about 2 KB each, all different, the same every time. The
article that duidu carries is one of them.

    examples/archive/make_articles.py COUNT DIRECTORY [--files N] [--poison]

Writes JSON lines: {"id","text","date"}. With --poison one line in the middle is
broken off.
"""

import argparse
import datetime
import json
import pathlib
import random

BUNDLED = pathlib.Path(__file__).resolve().parent.parent.parent / "assets/sco-cyber-terrorism.txt"

GIVEN = "Anna Berit Carl Dora Edvin Frida Greta Hanna Ivar Jonas Karin Lars Maja Nils Olga Petra".split()
FAMILY = "Berg Dahl Ek Falk Grahn Holm Ivarsson Jansson Kvist Lind Malm Nyberg Oster Palm Rask Strand".split()
ROLES = ["the head of the port", "a spokesman for the council", "the mayor of the town", "a teacher",
         "the chief engineer", "an economist at the university", "the harbour master", "a nurse"]
PLACES = "Norrvik Sundby Vesthamn Brattnes Lyngstad Haugen Ekeby Torvik".split()
THINGS = ["the bridge", "the ferry", "the new school", "the dam", "the water tower", "the railway", "the clinic"]
CLAIMS = ["We have checked every bolt", "It will cost more than anybody thought", "Nobody asked the people who live there",
          "The work begins in spring, whatever the weather", "We were wrong about the price", "There is no money left for that",
          "I would vote for it again", "It is safer than it has been for years", "We cannot wait for another report"]
ADDED = ["we told the council so in March", "the figures are open to everyone", "I take the bus there every day",
         "that is not a promise, it is a plan", "the old one was closed for eleven days"]
FILLING = ["The council has argued about {thing} for {years} years, and {place} has paid for {years} surveys.",
           "Some {people} people live within sight of it. In winter the road is closed for weeks at a time.",
           "Prices of steel have risen by {percent} per cent since the plans were drawn.",
           "A vote is expected before the end of the month; the last one failed by {years} votes."]
ZH_NAMES = "林安娜 石磊 顾小满 陈海生 马文博 何秋月 周立群 沈一鸣".split()
ZH_ROLES = ["港务局局长", "镇议会发言人", "总工程师", "居民", "经济学教授", "校长"]
ZH_THINGS = ["大桥", "渡轮", "新学校", "水坝", "水塔", "铁路", "诊所"]
ZH_CLAIMS = ["每一颗螺栓我们都检查过了", "费用会比大家想的都高", "没有人问过住在那里的人", "不管天气怎样，工程春天开始",
             "价格我们估计错了", "已经没有钱做这件事了", "它比这些年来都安全", "我们不能再等一份报告"]
ZH_FILLING = ["镇上为{thing}争论了{years}年，先后做了{years}次勘测。", "大约{people}人住在看得见它的地方，冬天道路常常一连关闭几个星期。",
              "自从图纸画好以来，钢材价格上涨了百分之{percent}。"]

BOTH = [("Anna Berg", "安娜·贝里"), ("Jonas Falk", "约纳斯·法尔克"), ("Karin Holm", "卡琳·霍尔姆"), ("Nils Strand", "尼尔斯·斯特兰德")]
BOTH_ROLES = [("the harbour master", "港务局局长"), ("the chief engineer", "总工程师"), ("the mayor of the town", "镇长"), ("a nurse", "护士")]


def english(random):
    thing, place = random.choice(THINGS), random.choice(PLACES)
    people = [(f"{random.choice(GIVEN)} {random.choice(FAMILY)}", role) for role in random.sample(ROLES, 3)]
    paragraphs = [f"{place} argues about {thing} again"]
    for name, role in people:
        said, added = random.choice(CLAIMS), random.choice(ADDED)
        paragraphs.append(filling(random, FILLING, thing, place))
        paragraphs.append(f"“{said},” said {name}, {role}. “And {added}.”")
        paragraphs.append(filling(random, FILLING, thing, place))
        paragraphs.append(f"{name.split()[1]} told reporters that {random.choice(CLAIMS).lower()}.")
    return paragraphs


def chinese(random):
    thing = random.choice(ZH_THINGS)
    paragraphs = [f"{thing}再次引起争论"]
    for name in random.sample(ZH_NAMES, 4):
        paragraphs.append(filling(random, ZH_FILLING, thing, ""))
        paragraphs.append(f"“{random.choice(ZH_CLAIMS)}。”{random.choice(ZH_ROLES)}{name}说。")
        paragraphs.append(f"{name}表示：“{random.choice(ZH_CLAIMS)}，{random.choice(ZH_CLAIMS)}。”")
    return paragraphs


def bilingual(random):
    """Each English paragraph with its Chinese one after it."""
    paragraphs = []
    for (name, zh_name), (role, zh_role) in zip(random.sample(BOTH, 4), random.sample(BOTH_ROLES, 4)):
        people, percent = random.randint(100, 9999), random.randint(2, 60)
        paragraphs.append(FILLING[1].format(people=people) + " " + FILLING[2].format(percent=percent))
        paragraphs.append(ZH_FILLING[1].format(people=people) + ZH_FILLING[2].format(percent=percent))
        claim = random.randrange(len(ZH_CLAIMS))
        paragraphs.append(f"“{CLAIMS[claim]},” said {name}, {role}.")
        paragraphs.append(f"“{ZH_CLAIMS[claim]}，”{zh_role}{zh_name}说。")
    return paragraphs


def filling(random, sentences, thing, place):
    return " ".join(
        sentence.format(thing=thing, place=place, years=random.randint(2, 40),
                        people=random.randint(100, 9999), percent=random.randint(2, 60))
        for sentence in random.sample(sentences, 3))


def article(number):
    if number == 0:
        return {"id": "article-0", "text": BUNDLED.read_text(encoding="utf-8"), "date": "2025-01-01"}
    chance = random.Random(number)
    if number % 10 == 1:
        paragraphs = bilingual(chance)
    else:
        paragraphs = chinese(chance) if number % 3 == 2 else english(chance)
    date = datetime.date(2025, 1, 1) + datetime.timedelta(days=chance.randrange(365))
    return {"id": f"article-{number}", "text": "\n\n".join(paragraphs) + "\n", "date": str(date)}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("count", type=int)
    parser.add_argument("directory", type=pathlib.Path)
    parser.add_argument("--files", type=int, default=8)
    parser.add_argument("--poison", action="store_true")
    asked = parser.parse_args()
    asked.directory.mkdir(parents=True, exist_ok=True)
    for part in range(asked.files):
        with open(asked.directory / f"part-{part:03}.jsonl", "w", encoding="utf-8") as out:
            for number in range(part, asked.count, asked.files):
                line = json.dumps(article(number), ensure_ascii=False)
                out.write(line + "\n")
                if asked.poison and number == asked.count // 2:
                    out.write(line[: len(line) // 2] + "\n")


if __name__ == "__main__":
    main()
