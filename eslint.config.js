import eslint from "typescript-eslint";

export default eslint.config(
  { ignores: ["assembly", "node_modules", "build", "data", ".cache", "test-results", "playwright-report"] },
  ...eslint.configs.strict,
  ...eslint.configs.stylistic,
  {
    rules: {
      "@typescript-eslint/consistent-type-definitions": ["error", "type"],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "no-console": "error",
      eqeqeq: "error",
      "max-lines": ["error", { max: 250, skipBlankLines: false, skipComments: false }],
      "no-restricted-syntax": [
        "error",
        {
          selector: "JSXAttribute[name.name='style']",
          message: "The content security policy refuses inline styles: use a class.",
        },
        {
          selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
          message: "Text is text: nothing that people typed becomes markup.",
        },
        { selector: "ExportAllDeclaration", message: "No barrels: import from the file itself." },
        { selector: "CallExpression[callee.property.name=/^(skip|only)$/]", message: "A test runs, or it goes." },
      ],
    },
  },
  {
    files: ["app/load-context.d.ts", "app/auth/session.server.ts"],
    rules: { "@typescript-eslint/consistent-type-definitions": "off" },
  },
  {
    files: ["app/engine/**", "tests/**"],
    rules: { "max-lines": ["error", 400], "@typescript-eslint/no-non-null-assertion": "off" },
  },
  { files: ["tests/console.ts"], rules: { "no-console": "off" } },
  { files: ["app/ui/drawings.ts", "tests/access.ts"], rules: { "max-lines": "off" } },
);
