// The ways that several lines of one concept share before they part.
// Twin: viz/picture/trunks.py

import type { Point } from "../document";
import { distance } from "./geometry";

/** A shared way and the numbers of the lines that share it. */
export interface Trunk {
  members: number[];
  points: Point[];
}

/** A point or a direction, rounded: what is alike by it is the same. A zero has no sign. */
function alike(point: Point, digits: number): string {
  return point.map((one) => +one.toFixed(digits) + 0).join(" ");
}

function near(point: Point): string {
  return alike(point, 1);
}

/** What lines share from their beginning: which of them, and the points of the shared way. */
export function trunks(lines: readonly (readonly Point[])[]): Trunk[] {
  const together = new Map<string, number[]>();
  lines.forEach((line, index) => {
    if (line.length < 2) return;
    const start = `${near(line[0]!)} ${near(line[1]!)}`;
    const members = together.get(start);
    if (members) members.push(index);
    else together.set(start, [index]);
  });
  return [...together.values()]
    .filter((members) => members.length > 1)
    .flatMap((members) => parted(lines, members));
}

/** Follow lines to where they part; those that go on the same way share it up to the last but one end. */
function parted(lines: readonly (readonly Point[])[], members: number[]): Trunk[] {
  const first = lines[members[0]!]!;
  let count = 0;
  while (
    count < first.length &&
    members.every((member) => {
      const point = lines[member]![count];
      return point !== undefined && near(point) === near(first[count]!);
    })
  )
    count++;
  const common = first.slice(0, count),
    end = common[count - 1]!;
  const onward = new Map<string, { heading: Point; ends: { length: number; member: number }[] }>();
  for (const member of members) {
    const next = lines[member]![count];
    if (!next) continue;
    const length = distance(end, next) || 1;
    const heading: Point = [(next[0] - end[0]) / length, (next[1] - end[1]) / length];
    const key = alike(heading, 2);
    const known = onward.get(key) ?? { heading, ends: [] };
    known.ends.push({ length, member });
    onward.set(key, known);
  }
  const found = [...onward.values()]
    .filter(({ ends }) => ends.length > 1)
    .map(({ heading, ends }) => {
      const reach = ends.map(({ length }) => length).sort((a, b) => a - b)[ends.length - 2]!;
      const last: Point = [end[0] + heading[0] * reach, end[1] + heading[1] * reach];
      return { members: ends.map(({ member }) => member), points: [...common, last] };
    });
  return found.length ? found : [{ members, points: [...common] }];
}
