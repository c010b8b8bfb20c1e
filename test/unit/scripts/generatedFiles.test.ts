import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { generatedFiles } from '../../../scripts/generatedFiles';
import { withBlock } from '../../../scripts/markdown';
import { outputSchemas } from '../../../scripts/outputSchemas';

describe('generated files', () => {
	it('match the output of npm run docs', async () => {
		const files = [...(await generatedFiles())];
		const stale = files.filter(
			([path, text]) => !existsSync(path) || readFileSync(path, 'utf8') !== text,
		);
		expect(stale.map(([path]) => path)).toEqual([]);
	});
});

describe('the tables of operations and events', () => {
	it.each(['docs/actions.md', 'docs/events.md', 'docs/scopes.md'])(
		'are not padded in %s, so that a new row leaves the others unchanged',
		async (path) => {
			const rows = (await generatedFiles()).get(path)?.split('\n') ?? [];
			const padded = rows.filter((line) => line.startsWith('|') && / {2}|-{4}/.test(line));
			expect([rows.length > 10, padded]).toEqual([true, []]);
		},
	);
});

describe('a block of a page', () => {
	it('replaces only the text between the markers', () => {
		const readme = 'before\n<!-- actions:start -->\nold\n<!-- actions:end -->\nafter\n';
		expect(withBlock(readme, 'actions', '| new |\n')).toBe(
			'before\n<!-- actions:start -->\n\n| new |\n\n<!-- actions:end -->\nafter\n',
		);
	});

	it('cannot be written to a page without markers', () => {
		expect(() => withBlock('# Title', 'actions', '| new |')).toThrow('actions:start');
	});
});

describe('an output schema', () => {
	it("lists every field of the operation's example with its type", () => {
		const path = 'nodes/AutodeskPlatformServices/__schema__/v1.0.0/hub/get.json';
		expect(JSON.parse(outputSchemas().get(path) ?? '{}')).toMatchObject({
			type: 'object',
			version: 1,
			properties: { id: { type: 'string' }, region: { type: 'string' } },
		});
	});
});
