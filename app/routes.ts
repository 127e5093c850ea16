import type { RouteConfig } from "@remix-run/route-config";
import { index, route } from "@remix-run/route-config";

/** The table of contents: every address of the house, in the order of the street. Addresses are read aloud by people. */
export default [
  index("home.route.tsx"),
  route("beranda", "today.route.tsx"),
  route("bahasa", "language.route.ts"),

  // places, programs

  // auth

  // groups

  // market

  // matching

  // partnerships

  // production

  // reports

  route("*", "lost.route.tsx"),
] satisfies RouteConfig;
