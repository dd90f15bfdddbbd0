import js from '@eslint/js';
import hooks from 'eslint-plugin-react-hooks';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * Imports point down: pages > components, charts, fields > lib > api.
 * @param {string} folder
 * @param {string[]} forbidden
 */
const below = (folder, forbidden) => ({
  files: [`src/${folder}/**/*.{ts,tsx}`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: forbidden.map((name) => ({
          regex: `(^|/)${name}(/|$)`,
          message: `src/${folder} must not import from src/${name}: imports point down.`,
        })),
      },
    ],
  },
});

export default defineConfig(
  { ignores: ['dist/', 'node_modules/', 'src/api/'] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
      },
    },
    plugins: { 'react-hooks': hooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'no-console': 'error',
      // The content policy refuses inline styles and markup from strings.
      'no-restricted-syntax': [
        'error',
        {
          selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
          message: 'Trusted types: no markup from strings.',
        },
        {
          selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML)$/]',
          message: 'Trusted types: no markup from strings.',
        },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  {
    files: ['scripts/**', '*.config.{ts,js}'],
    rules: { 'no-console': 'off' },
  },
  below('lib', ['pages', 'components', 'charts', 'fields']),
  below('fields', ['pages', 'components', 'charts']),
  below('charts', ['pages', 'components', 'fields']),
  below('components', ['pages', 'charts']),
);
