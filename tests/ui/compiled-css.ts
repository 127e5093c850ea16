import tailwindcss from "@tailwindcss/vite";
import { build } from "vite";

/** The stylesheet as it is shipped: compiled by Tailwind from app/styles.css, minified. */
export async function compiledCss(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "error",
    plugins: [tailwindcss()],
    build: { write: false, cssMinify: true, rollupOptions: { input: "app/styles.css" } },
  });
  const output = Array.isArray(built) ? built[0]! : built;
  if (!("output" in output)) throw new Error("the build gave no output");
  const css = output.output.find((file) => file.fileName.endsWith(".css"));
  if (css?.type !== "asset") throw new Error("the build gave no stylesheet");
  return String(css.source);
}
