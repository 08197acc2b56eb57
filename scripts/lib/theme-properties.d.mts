/** The manifest with the theme's custom properties, as they stand in docs/theming.md. */
export declare function withThemeProperties<Manifest extends object>(manifest: Manifest): Manifest;
