import { describe, expect, it } from 'vitest';
import { html } from '../../src/dashboard/html';

describe('html', () => {
	it('escapes every value, in text and in attributes', () => {
		const evil = `<script>alert("x")</script> & 'y'`;
		const { text } = html`<p title="${evil}">${evil}</p>`;
		expect(text).not.toContain('<script');
		expect(text.match(/&#60;script&#62;/g)).toHaveLength(2);
		expect(text).not.toContain(`"x"`);
	});

	it('accepts markup, lists and undefined', () => {
		const items = ['a', '<b>'].map((item) => html`<li>${item}</li>`);
		expect(html`${items}${undefined}${2}`.text).toBe('<li>a</li><li>&#60;b&#62;</li>2');
	});
});
