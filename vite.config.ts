import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import remixConfig from "./remix.config.js";

const alias = { "~": `${import.meta.dirname}/app`, "#db": `${import.meta.dirname}/db` };
export default defineConfig({ plugins: [tailwindcss(), remix(remixConfig)], resolve: { alias } });
