// Functions of numbers that stand in scripts so often that a short name is worth it: build.mjs puts these in their place.

const { abs, floor, max, min, round } = Math;

export {
  abs as "Math.abs",
  floor as "Math.floor",
  max as "Math.max",
  min as "Math.min",
  round as "Math.round",
};
