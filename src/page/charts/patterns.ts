/** Patterns that stand beside colours, so that no part of a chart is told by its colour alone. Once a page. */
import { html } from '../../html.ts';

/** hatch = days that were not read; the others are those of outcomes. Their colours are those of charts.css. */
export const PATTERNS = html`<svg class="defs" width="0" height="0" aria-hidden="true"><defs><pattern id="p-hatch" class="p-hatch" width="6" height="6" patternUnits="userSpaceOnUse"><path d="M0 6 6 0M-1 1 1-1M5 7 7 5"/></pattern><pattern id="p-perhaps" class="p-perhaps" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8"/><path d="M0 8 8 0M-1 1 1-1M7 9 9 7"/></pattern><pattern id="p-bad" class="p-bad" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6"/><path d="M0 0 6 6M0 6 6 0"/></pattern><pattern id="p-not" class="p-not" width="5" height="5" patternUnits="userSpaceOnUse"><rect width="5" height="5"/><path d="M1.5 1.5h0"/></pattern></defs></svg>`;
