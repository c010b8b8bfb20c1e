import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { callsAnyEndpoint } from '../../../../nodes/operations/operation';
import { everyOperation } from '../../../../scripts/everyOperation';
import { setupGuide, SETUP_GUIDE_PATH } from '../../../../scripts/setupGuide/page';
import { apisOfEndpoint } from '../../../../scripts/setupGuide/portalApis';
import { SETUP_GUIDE } from '../../../../nodes/signIn/setupNotice';
import { CATALOGUE } from '../../../../protocol/events/eventCatalogue';

/** In bytes. Room for three times the actions of today. */
const LARGEST = 300 * 1024;

/** Of normal text, according to WCAG 2 AA. */
const LEAST_CONTRAST = 4.5;

describe('the page of the setup guide', () => {
	let page: string;

	beforeAll(async () => {
		page = await setupGuide();
	});

	it('offers every operation with an endpoint of its own, and every event', () => {
		const operations = everyOperation().filter(({ operation }) => !callsAnyEndpoint(operation));
		for (const { key } of operations) expect(page).toContain(`value="${key}"`);
		for (const { value } of CATALOGUE) expect(page).toContain(`value="${value}"`);
	});

	it('loads nothing, and its policy allows only its own style and script', () => {
		expect(page).not.toMatch(/<(link|img|iframe|script[^>]+src)\b/);
		expect(page).not.toMatch(/@import|url\(/);
		expect(page).toMatch(
			/content="default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'"/,
		);
	});

	it('stays small', () => {
		expect(Buffer.byteLength(page)).toBeLessThan(LARGEST);
	});

	it('is the page that the credentials link to', () => {
		expect(SETUP_GUIDE.endsWith(SETUP_GUIDE_PATH.replace('docs', ''))).toBe(true);
	});
});

describe('the colors of the setup guide', () => {
	const style = readFileSync('scripts/setupGuide/style.css', 'utf8');
	const [light, dark] = style.split('@media (prefers-color-scheme: dark)').map(colorsIn);

	it.each([
		['light', light],
		['dark', dark],
	])('have enough contrast in the %s scheme', (_scheme, colors) => {
		for (const ink of ['text', 'quiet', 'accent', 'good', 'warn']) {
			for (const paper of ['page', 'card', 'soft']) {
				const contrast = contrastOf(colors[ink], colors[paper]);
				expect(contrast, `${ink} on ${paper}`).toBeGreaterThanOrEqual(LEAST_CONTRAST);
			}
		}
		expect(contrastOf(colors['on-accent'], colors.accent)).toBeGreaterThanOrEqual(LEAST_CONTRAST);
	});
});

describe('the API of an endpoint', () => {
	it('has to be known', () => {
		expect(() => apisOfEndpoint('GET /unheard/of')).toThrow('Name the API under API Access');
	});
});

/** The custom properties of the first rule that are hexadecimal colors. */
function colorsIn(style: string): Record<string, string> {
	const [rule] = style.split('}');
	return Object.fromEntries(
		[...rule.matchAll(/--([\w-]+): #([0-9a-f]{3,6})/g)].map(([, name, color]) => [
			name,
			color.length === 3 ? [...color].map((digit) => digit + digit).join('') : color,
		]),
	);
}

function contrastOf(one: string, other: string): number {
	const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
	return (lighter + 0.05) / (darker + 0.05);
}

/** Relative luminance of a color, as WCAG 2 defines it. */
function luminance(color: string): number {
	const [red, green, blue] = [0, 2, 4]
		.map((start) => Number.parseInt(color.slice(start, start + 2), 16) / 255)
		.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
