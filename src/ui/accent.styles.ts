import { css } from 'lit';

/**
 * The host's primary color, and what is derived from it so that any primary color can be read:
 *
 * - `--_on-primary`: black or white on `primary`, whichever has more contrast (at least 4.58:1)
 * - `--_accent`: `primary` as text, line or ring on `surface` (`--_seen-surface`): as it is where it has a contrast of
 *   4.5:1 there (with a margin for the surface's tints), else darker or lighter until it has
 * - `--_primary-hover`, `--_danger-hover`: a little farther from the text on them
 *
 * The `y` of `xyz-d65` is the luminance of WCAG's contrast, (y1 + 0.05) / (y2 + 0.05), and 0.18 is where black and
 * white have equal contrast. Scaling x, y and z darkens a color within its hue, mixing with white lightens it.
 */
export const accent = css`
  :host {
    --_primary: var(--codat-color-primary, light-dark(#2f4bd8, #93a6ff));
    --_on-primary: var(--codat-color-on-primary, light-dark(#fff, #0c1230));
    --_on-danger: var(--codat-color-on-danger, light-dark(#fff, #2b0b09));
    --_primary-hover: var(--_primary);
    --_danger-hover: var(--_danger);
    --_accent: var(--_primary);
    --_focus: var(--codat-color-focus, var(--_accent));
  }

  @supports (color: color(from red xyz-d65 calc(x * clamp(0, (0.18 - y) * 1e6, 1)) y z / y)) {
    :host {
      /* 1 where the color is dark, else 0. */
      --_is-dark: clamp(0, (0.18 - y) * 1e6, 1);
      --_readable: calc(0.9505 * var(--_is-dark)) var(--_is-dark) calc(1.089 * var(--_is-dark)) / 1;
      /* Opaque: what is said of its contrast would not hold for what shines through. */
      --_primary: color(
        from var(--codat-color-primary, light-dark(#2f4bd8, #93a6ff)) xyz-d65 x y z / 1
      );
      --_danger: color(
        from var(--codat-color-danger, light-dark(#a8231c, #ff9b92)) xyz-d65 x y z / 1
      );
      --_on-primary: var(
        --codat-color-on-primary,
        color(from var(--_primary) xyz-d65 var(--_readable))
      );
      --_on-danger: var(
        --codat-color-on-danger,
        color(from var(--_danger) xyz-d65 var(--_readable))
      );
      --_primary-hover: color-mix(
        in xyz-d65,
        var(--_primary) 85%,
        color(from var(--_on-primary) xyz-d65 var(--_readable))
      );
      --_danger-hover: color-mix(
        in xyz-d65,
        var(--_danger) 85%,
        color(from var(--_on-danger) xyz-d65 var(--_readable))
      );

      /*
       * Surface as it is seen, opaque: where it lets light through, over the scheme's own, as dialogs draw it (#171a21
       * is 0.09, 0.102, 0.129). Composed in sRGB, as browsers do.
       */
      --_seen-surface: light-dark(
        color(
          from var(--_surface) srgb calc(r * alpha + 1 - alpha) calc(g * alpha + 1 - alpha)
            calc(b * alpha + 1 - alpha) / 1
        ),
        color(
          from var(--_surface) srgb calc(r * alpha + 0.09 * (1 - alpha))
            calc(g * alpha + 0.102 * (1 - alpha)) calc(b * alpha + 0.129 * (1 - alpha)) / 1
        )
      );
      /*
       * One color that holds two: primary's x, y and z, and as its alpha the luminance s of surface. Mixed half and
       * half with a transparent black of alpha s, primary has the alpha (1 + s) / 2 and each channel times 1 / (1 + s).
       */
      --_both: color-mix(
        in xyz-d65,
        var(--_primary),
        color(from var(--_seen-surface) xyz-d65 0 0 0 / y)
      );
      --_s: (2 * alpha - 1);
      --_y: (2 * alpha * y);
      --_surface-is-dark: clamp(0, (0.18 - var(--_s)) * 1e6, 1);
      --_darken: clamp(0, ((var(--_s) + 0.05) / 5.6 - 0.05) / var(--_y), 1);
      --_lighten: clamp(0, ((var(--_s) + 0.05) * 5.6 - 0.05 - var(--_y)) / (1 - var(--_y)), 1);
      --_white: (var(--_surface-is-dark) * var(--_lighten));
      --_scale: (
        2 * alpha *
          (
            var(--_surface-is-dark) * (1 - var(--_lighten)) + (1 - var(--_surface-is-dark)) *
              var(--_darken)
          )
      );
      --_accent: color(
        from var(--_both) xyz-d65 calc(x * var(--_scale) + 0.9505 * var(--_white))
          calc(y * var(--_scale) + var(--_white)) calc(z * var(--_scale) + 1.089 * var(--_white)) /
          1
      );
    }
  }
`;
