// The present view as a file: SVG text, or a PNG of twice its size.

import { type Drawing, drawScene } from "./draw";
import { CanvasPainter, FAMILIES } from "./paint";
import { escaped, SvgPainter } from "./svg";

const PNG_SCALE = 2;

/** A drawing as SVG with a title. */
export function svgText(drawing: Drawing): string {
  const { width, height, title } = drawing.scene.view;
  const painter = new SvgPainter((line, weight) => drawing.ruler.width(line, weight));
  painter.rect(0, 0, width, height, 0, { fill: drawing.look.colours.paper });
  drawScene(drawing, painter);
  const families = escaped(FAMILIES.replaceAll('"', ""));
  const head = `xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img"`;
  return `<svg ${head} font-family="${families}">\n<title>${escaped(title)}</title>\n${painter.parts.join("\n")}\n</svg>\n`;
}

/** A drawing as PNG, two pixels for one px of the view. */
export function picture(drawing: Drawing): Promise<Blob> {
  const { width, height } = drawing.scene.view;
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * PNG_SCALE);
  canvas.height = Math.round(height * PNG_SCALE);
  const context = canvas.getContext("2d")!;
  context.scale(PNG_SCALE, PNG_SCALE);
  context.fillStyle = drawing.look.colours.paper;
  context.fillRect(0, 0, width, height);
  drawScene(drawing, new CanvasPainter().on(context));
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png"),
  );
}
