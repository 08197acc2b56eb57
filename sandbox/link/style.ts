import { type Brand, brands } from '../brand/brands.js';
import { underWhite } from '../brand/color.js';

const sheet = `
:root{color-scheme:light dark;--text:light-dark(#1b1f29,#e8eaee);--muted:light-dark(#596273,#a3abb8);--surface:light-dark(#fff,#171a21);--page:light-dark(#f4f5f7,#0f1116);--sunken:light-dark(#f4f6f9,#1f242d);--border:light-dark(#dfe3e9,#2d3440);--control:light-dark(#7a8392,#7d8796);--focus:light-dark(#2f4bd8,#93a6ff);--bad:light-dark(#a8231c,#ff9b92);--ok:light-dark(#0c6b42,#5fd6a0);--note:light-dark(#7d5100,#f1c368);--note-ground:light-dark(#fcf2db,#2d2410)}
*{box-sizing:border-box}
html{font:16px/24px system-ui,"Segoe UI",Roboto,sans-serif;-webkit-text-size-adjust:100%}
body{margin:0;min-height:100vh;display:grid;grid-template-rows:auto 1fr;justify-items:center;background:var(--page);color:var(--text)}
.banner{width:100%;margin:0;padding:8px 16px;background:var(--note-ground);color:var(--note);font-size:14px;line-height:20px;text-align:center}
main{width:min(100% - 32px,480px);margin:24px 0;align-self:start}
@media(min-width:520px) and (min-height:640px){main{margin:56px 0}}
.card{background:var(--surface);border:1px solid var(--border);border-radius:14px;overflow:hidden}
.band{height:6px;background:var(--brand)}
.inside{padding:24px}
@media(max-width:420px){.inside{padding:16px}}
.who{display:flex;align-items:center;gap:12px;margin:0 0 20px;font-weight:600}
.who img{width:44px;height:44px;border-radius:10px;flex:none}
.who small{display:block;font-weight:400;font-size:14px;line-height:20px;color:var(--muted)}
h1{font-size:22px;line-height:30px;font-weight:650;letter-spacing:-.01em;margin:0 0 8px;overflow-wrap:anywhere}
p{margin:0 0 16px;overflow-wrap:anywhere}
.lead,.hint{color:var(--muted)}.hint{font-size:14px;line-height:20px;margin:4px 0 0}
.field{margin:0 0 16px}label,legend{font-weight:600;display:block;padding:0}
input[type=text],select{width:100%;min-height:44px;margin-top:4px;padding:0 12px;border:1px solid var(--control);border-radius:10px;background:var(--surface);color:inherit;font:inherit}
fieldset{border:0;margin:0 0 16px;padding:0;min-width:0}
.choice{display:flex;gap:12px;align-items:center;min-height:44px;margin-top:8px;padding:8px 12px;border:1px solid var(--border);border-radius:10px;font-weight:400;overflow-wrap:anywhere}
.choice input{width:20px;height:20px;margin:0;flex:none;accent-color:var(--focus)}
ul{margin:0 0 16px;padding:12px 16px 12px 36px;background:var(--sunken);border-radius:10px}
li+li{margin-top:4px}
.actions button{flex:1 1 auto}
.actions{display:flex;flex-wrap:wrap;gap:8px;margin-top:24px}
button{min-height:44px;padding:8px 20px;border:1px solid var(--control);border-radius:10px;background:transparent;color:inherit;font:inherit;font-weight:600;cursor:pointer}
.actions .primary{background:var(--action);border-color:light-dark(var(--action),var(--control));color:#fff;flex:8 1 auto}
button:hover{box-shadow:0 1px 2px #0000001f,0 4px 12px #0000001f}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
a{color:var(--focus)}
.download{display:flex;align-items:center;min-height:44px;margin:0 0 16px}
.problem{margin:0 0 16px;padding:12px 16px;border:1px solid var(--bad);border-radius:10px;color:var(--bad)}
.bad{color:var(--bad)}.ok{color:var(--ok)}
details{margin-top:16px;padding:0 24px 8px;color:var(--muted);font-size:14px}
@media(max-width:420px){details{padding:0 16px 8px}}
summary{min-height:44px;display:flex;align-items:center;gap:8px;cursor:pointer}
summary::before{content:"▸"}details[open] summary::before{content:"▾"}
summary::-webkit-details-marker{display:none}
details .row{display:flex;flex-wrap:wrap;gap:8px;align-items:end;padding-bottom:8px}
details label{flex:1 1 200px}details button{flex:0 0 auto;background:var(--surface)}
@media(prefers-reduced-motion:no-preference){button{transition:box-shadow .12s}}
@media(forced-colors:active){.actions .primary{border:2px solid ButtonText}.band{background:Highlight}}
`.trim();

/** The stylesheet of a brand's link pages. A file of its own, so that the pages need no inline style. */
export function linkStyles(brand: Brand = brands.codat): string {
  return `:root{--brand:#${brand.hex};--action:#${underWhite(brand.hex)}}\n${sheet}\n`;
}
