// What the page's scripts share with Python: lists of what a graph file may say, orders, limits and lengths.
// Written by docs/viewer_rules.py; a test keeps it current. What a number means stands in Python.

/** `SIGNS` of graph_data/keys.py. */
export const SIGNS = ["+", "-", "regulates", "mixed", "none", "unknown"] as const;
/** `ARROWS` of graph_data/keys.py. */
export const ARROWS = ["triangle", "bar", "diamond", "open", "none"] as const;
/** `LEVELS` of graph_data/keys.py. */
export const LEVELS = ["core", "detail"] as const;
/** `VERDICTS` of graph_data/keys.py. */
export const VERDICTS = ["supported", "mixed", "contradicted", "not-found", "not-checked"] as const;
/** `CERTAINTIES` of graph_data/keys.py. */
export const CERTAINTIES = ["high", "moderate", "low", "none"] as const;
/** `STANCES` of graph_data/keys.py. */
export const STANCES = ["supports", "partly", "contradicts", "no-evidence"] as const;
/** `BLANKS` of graph_data/keys.py. */
export const BLANKS = ["dark", "light"] as const;
/** `UNSHOWN` of graph_data/wording.py. */
export const UNSHOWN = ["contradicted", "not-found"] as const;
/** `OPPOSITE` of graph_data/opposites.py. */
export const OPPOSITE = "is opposite";
/** `VERDICT_ORDER` of graph_data/ask/backing.py. */
export const VERDICT_ORDER = ["supported", "mixed", "not-checked", "not-found", "contradicted"] as const;
/** `CERTAINTY_ORDER` of graph_data/ask/backing.py. */
export const CERTAINTY_ORDER = ["high", "moderate", "low", "", "none"] as const;
/** `WORK_LIMIT` of graph_data/ask/chains.py. */
export const WORK_LIMIT = 40_000;
/** `MOST_PATHS` of graph_data/ask/paths.py. */
export const MOST_PATHS = 10;
/** `LONGEST_PATH` of graph_data/ask/paths.py. */
export const LONGEST_PATH = 6;
/** `MOST_LOOPS` of graph_data/ask/loops.py. */
export const MOST_LOOPS = 100;
/** `LONGEST_LOOP` of graph_data/ask/loops.py. */
export const LONGEST_LOOP = 12;
/** `LoopKind` of graph_data/ask/loops.py. */
export const LOOP_KINDS = ["reinforcing", "balancing", "undetermined"] as const;
/** `MOST_STEPS` of graph_data/ask/follows.py. */
export const MOST_STEPS = 3;
/** `Change` of graph_data/ask/follows.py. */
export const CHANGES = ["rises", "falls", "conflict", "open"] as const;
/** `STAGE` of viz/view.py. */
export const STAGE = [1280, 668] as const;
/** `ViewKind` of viz/view.py. */
export const VIEW_KINDS = ["overview", "focus", "tour", "path", "category"] as const;
/** `PAGE_THEMES` of viz/page/render.py. */
export const PAGE_THEMES = ["system", "light", "dark", "contrast"] as const;
/** `DISPUTED` of viz/page/start.py. */
export const DISPUTED = ["contradicted", "mixed"] as const;
/** `ThemeName` of viz/look/theme.py. */
export const THEME_NAMES = ["light", "dark", "contrast", "print"] as const;
/** `CURVE_STEPS` of viz/look/geometry.py. */
export const CURVE_STEPS = 5;
/** `LINE_HEIGHT` of viz/look/text.py. */
export const LINE_HEIGHT = 1.16;
/** `MOST_CHARACTERS` of viz/look/text.py. */
export const MOST_CHARACTERS = 240;
/** `MOST_LINES` of viz/look/text.py. */
export const MOST_LINES = 4;
/** `WIDE` of viz/look/text.py. */
export const WIDE =
  "\u{1100}-\u{115f}\u{231a}-\u{231b}\u{2329}-\u{232a}\u{23e9}-\u{23ec}\u{23f0}\u{23f3}\u{25fd}-\u{25fe}\u{2614}-\u{2615}\u{2648}-\u{2653}\u{267f}\u{2693}\u{26a1}\u{26aa}-\u{26ab}\u{26bd}-\u{26be}\u{26c4}-\u{26c5}\u{26ce}\u{26d4}\u{26ea}\u{26f2}-\u{26f3}\u{26f5}\u{26fa}\u{26fd}\u{2705}\u{270a}-\u{270b}\u{2728}\u{274c}\u{274e}\u{2753}-\u{2755}\u{2757}\u{2795}-\u{2797}\u{27b0}\u{27bf}\u{2b1b}-\u{2b1c}\u{2b50}\u{2b55}\u{2e80}-\u{303e}\u{3041}-\u{3247}\u{3250}-\u{4dbf}\u{4e00}-\u{a4c6}\u{a960}-\u{a97c}\u{ac00}-\u{d7a3}\u{f900}-\u{fad9}\u{fe10}-\u{fe19}\u{fe30}-\u{fe6b}\u{ff01}-\u{ff60}\u{ffe0}-\u{ffe6}\u{16fe0}-\u{1b2fb}\u{1f004}\u{1f0cf}\u{1f18e}\u{1f191}-\u{1f19a}\u{1f200}-\u{1f320}\u{1f32d}-\u{1f335}\u{1f337}-\u{1f37c}\u{1f37e}-\u{1f393}\u{1f3a0}-\u{1f3ca}\u{1f3cf}-\u{1f3d3}\u{1f3e0}-\u{1f3f0}\u{1f3f4}\u{1f3f8}-\u{1f43e}\u{1f440}\u{1f442}-\u{1f4fc}\u{1f4ff}-\u{1f53d}\u{1f54b}-\u{1f54e}\u{1f550}-\u{1f567}\u{1f57a}\u{1f595}-\u{1f596}\u{1f5a4}\u{1f5fb}-\u{1f64f}\u{1f680}-\u{1f6c5}\u{1f6cc}\u{1f6d0}-\u{1f6d2}\u{1f6d5}-\u{1f6df}\u{1f6eb}-\u{1f6ec}\u{1f6f4}-\u{1f6fc}\u{1f7e0}-\u{1f7f0}\u{1f90c}-\u{1f93a}\u{1f93c}-\u{1f945}\u{1f947}-\u{1f9ff}\u{1fa70}-\u{1faf6}\u{20000}-\u{3134a}";
/** `RIGHT_TO_LEFT` of viz/look/direction.py. */
export const RIGHT_TO_LEFT = "֐-ࣿיִ-﷿ﹰ-ﻼ𐠀-𐿿𞠀-𞿿";
/** `SHAPE_EM` of viz/look/drawing.py. */
export const SHAPE_EM = 0.25;
/** `WORDS.scale` of viz/near/blocks.py. */
export const WORDS_SCALE = 0.86;
/** `WORDS.beside` of viz/near/blocks.py. */
export const WORDS_BESIDE = 0.4;
/** `WORDS.above` of viz/near/blocks.py. */
export const WORDS_ABOVE = 0.12;
/** `WORDS.mark` of viz/near/blocks.py. */
export const MARK = 0.95;
/** `NAME.beside` of viz/near/blocks.py. */
export const NAME_BESIDE = 1.9;
/** `NAME.above` of viz/near/blocks.py. */
export const NAME_ABOVE = 0.55;
/** `CENTRAL.scale` of viz/near/blocks.py. */
export const CENTRAL_SCALE = 1.12;
/** `CENTRAL.beside` of viz/near/blocks.py. */
export const CENTRAL_BESIDE = 1.9;
/** `CENTRAL.above` of viz/near/blocks.py. */
export const CENTRAL_ABOVE = 1.1;
/** `ROW_GAP` of viz/near/blocks.py. */
export const ROW_GAP = 0.3;
/** `PORT_MARGIN` of viz/near/blocks.py. */
export const PORT_MARGIN = 0.45;
/** `BLOCK_GAP` of viz/near/fit.py. */
export const BLOCK_GAP = 0.38;
/** `FAN` of viz/near/fit.py. */
export const FAN = 2.4;
/** `TREE_FAN` of viz/near/fit.py. */
export const TREE_FAN = 3.6;
/** `LEVEL_FAN` of viz/near/fit.py. */
export const LEVEL_FAN = 1.3;
/** `RUN` of viz/near/fit.py. */
export const RUN = 1.55;
/** `LANE` of viz/near/fit.py. */
export const LANE = 0.5;
/** `LANE_MARGIN` of viz/near/fit.py. */
export const LANE_MARGIN = 0.6;
/** `HEADING_ROW` of viz/near/fit.py. */
export const HEADING_ROW = 1.1;
/** `PORT_PITCH` of viz/near/fit.py. */
export const PORT_PITCH = 1.05;
/** `LOOP_GAP` of viz/near/fit.py. */
export const LOOP_GAP = 0.45;
/** `TRIED` of viz/near/fit.py. */
export const TRIED = 9;
/** `EPS` of viz/near/fit.py. */
export const EPS = 1e-9;
/** `GAPS_SHARE` of viz/near/plan.py. */
export const GAPS_SHARE = 2;
/** `LEVEL` of viz/near/place.py. */
export const LEVEL = 0.9;
/** `AIR` of viz/near/place.py. */
export const AIR = 1.7;
/** `WIDEST_FAN` of viz/near/place.py. */
export const WIDEST_FAN = 7.5;
/** `PIECES` of viz/near/lines.py. */
export const PIECES = 10;
/** `MOST_PX` of viz/near/focus.py. */
export const FOCUS_MOST_PX = 28;
/** `MOST_BLOCKS` of viz/near/focus.py. */
export const FOCUS_MOST_BLOCKS = 45;
/** `MOST_ROWS` of viz/near/focus.py. */
export const FOCUS_MOST_ROWS = 60;
/** `MOST_LOOPS` of viz/near/focus.py. */
export const FOCUS_MOST_LOOPS = 4;
/** `MOST_LEAVES` of viz/near/focus.py. */
export const FOCUS_MOST_LEAVES = 11;
/** `COLUMNS` of viz/near/scene.py. */
export const SCENE_COLUMNS = 3;
/** `WORTH` of viz/near/scene.py. */
export const SCENE_WORTH = 1.07;
/** `ENOUGH` of viz/near/scene.py. */
export const SCENE_ENOUGH = 0.86;
/** `HEADINGS_COST` of viz/near/scene.py. */
export const SCENE_HEADINGS_COST = 0.9;
/** `MARGIN` of viz/near/scene.py. */
export const SCENE_MARGIN = 12;
/** `STRIP` of viz/near/scene.py. */
export const SCENE_STRIP = 30;
/** `HEADING_PX` of viz/near/scene.py. */
export const SCENE_HEADING_PX = 15;
/** `HEADING_ABOVE` of viz/near/scene.py. */
export const SCENE_HEADING_ABOVE = 2.4;
/** `MOST_PX` of viz/near/chain.py. */
export const CHAIN_MOST_PX = 32;
/** `MOST_ROWS` of viz/near/chain.py. */
export const CHAIN_MOST_ROWS = 4;
/** `BEFORE` of viz/near/chain.py. */
export const CHAIN_BEFORE = 1.1;
/** `AFTER` of viz/near/chain.py. */
export const CHAIN_AFTER = 1.8;
/** `TURN` of viz/near/chain.py. */
export const CHAIN_TURN = 1.5;
/** `NAMES` of viz/near/chain.py. */
export const CHAIN_NAMES = [5, 6, 7, 8, 9.5, 11, 13, 16] as const;
/** `WORDS` of viz/near/chain.py. */
export const CHAIN_WORDS = [3.5, 5, 6.5, 8, 10, 13] as const;
/** `WORTH` of viz/near/chain.py. */
export const CHAIN_WORTH = 1.12;
/** `LARGE` of viz/near/chain.py. */
export const CHAIN_LARGE = 0.75;
/** `MARGIN` of viz/near/chain.py. */
export const CHAIN_MARGIN = 18;
/** `WIDTH` of viz/look/opposites.py. */
export const OPPOSITE_WIDTH = 2.4;
/** `DASH` of viz/look/opposites.py. */
export const OPPOSITE_DASH = [0.1, 6] as const;
/** `BOW` of viz/look/opposites.py. */
export const OPPOSITE_BOW = 0.3;
/** `LOOKS` of viz/look/opposites.py. */
export const OPPOSITE_LOOKS = 24;
/** `CROWD` of viz/picture/crowd.py. */
export const CROWD = 300;
/** `TOGETHER` of viz/picture/crowd.py. */
export const TOGETHER = 150;
/** `QUIET` of viz/picture/crowd.py. */
export const QUIET = 0.2;
/** `QUIETER` of viz/picture/crowd.py. */
export const QUIETER = 0.08;
/** `QUIET_WIDTH` of viz/picture/crowd.py. */
export const QUIET_WIDTH = 1;
/** `LEAST_NAME` of viz/picture/crowd.py. */
export const LEAST_NAME = 4;
/** `MIDDLE` of viz/picture/stage.py. */
export const MIDDLE = 0.33;
