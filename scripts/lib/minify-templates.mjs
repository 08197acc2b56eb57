import { minifyTemplateLiterals } from 'rollup-plugin-minify-template-literals';

/**
 * Takes comments and white space out of this project's own `html`, `svg` and `css` templates, and nothing else: what
 * the minifiers believe they know better than browsers saves a tenth of a kilobyte after compression.
 */
export const minifyTemplates = () =>
  minifyTemplateLiterals({
    include: ['src/**/*.ts'],
    options: {
      minifyOptions: {
        conservativeCollapse: true,
        removeEmptyAttributes: false,
        minifyCSS: { level: 0 },
      },
    },
  });
