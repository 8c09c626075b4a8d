import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { forRten } from "./onnx.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Writes the files of the release into a folder, where the comparison finds them without knowing their hashes. */
export function release(folder) {
  const manifest = JSON.parse(readFileSync(join(root, "public/manifest.json"), "utf8"));
  mkdirSync(folder, { recursive: true });
  for (const [key, name] of [["core", "core.bin"], ["encoder", "encoder.onnx"], ["ranker", "ranker.onnx"]]) {
    const content = readFileSync(join(root, "public", manifest.assets[key].path));
    writeFileSync(join(folder, name), content);
    if (name.endsWith(".onnx")) writeFileSync(join(folder, `${key}.rten.onnx`), forRten(content));
  }
}
