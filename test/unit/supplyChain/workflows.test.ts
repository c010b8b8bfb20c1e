import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { yamlDocuments } from '../../harness/yamlFile';

const FOLDER = '.github/workflows';
const files = await readdir(FOLDER);

const permissions = z.record(z.string());
const workflow = z.object({
	permissions,
	jobs: z.record(
		z.object({
			uses: z.string().optional(),
			needs: z.string().optional(),
			environment: z.string().optional(),
			permissions: permissions.optional(),
			steps: z
				.array(z.object({ uses: z.string().optional(), run: z.string().optional() }))
				.default([]),
		}),
	),
});

async function read(file: string) {
	const [document] = await yamlDocuments(`${FOLDER}/${file}`);
	return workflow.parse(document);
}

describe.each(files)('the workflow %s', (file) => {
	it('pins each action of others by commit, and names the version of that commit', async () => {
		const text = await readFile(`${FOLDER}/${file}`, 'utf8');
		const used = [...text.matchAll(/^\s+(?:- )?uses: (.+)$/gm)].map(([, action]) => action);
		const ofOthers = used.filter((action) => !action?.startsWith('./'));
		expect(ofOthers.length).toBeGreaterThan(0);
		for (const action of ofOthers) {
			expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
		}
	});

	it('may only read the repository, except where a job says otherwise', async () => {
		expect((await read(file)).permissions).toEqual({ contents: 'read' });
	});

	it('does not leave a token to the code that it checks out', async () => {
		const text = await readFile(`${FOLDER}/${file}`, 'utf8');
		const checkouts = text.match(/uses: actions\/checkout/g) ?? [];
		expect(text.match(/persist-credentials: false/g)).toHaveLength(checkouts.length);
	});
});

describe('publishing', () => {
	it('needs the tests and the check of the tag, and happens in a protected environment', async () => {
		const { jobs } = await read('publish.yml');
		expect(jobs.test.uses).toBe('./.github/workflows/ci.yml');
		expect(jobs.package.needs).toBe('test');
		expect(jobs.package.steps.map(({ run }) => run).join()).toContain(
			'git merge-base --is-ancestor "$GITHUB_SHA" origin/main',
		);
		expect(jobs.publish).toMatchObject({ needs: 'package', environment: 'npm' });
	});

	it('gives the right to sign and publish to no job that runs code of a dependency', async () => {
		const { jobs } = await read('publish.yml');
		const trusted = Object.entries(jobs).filter(([, job]) => job.permissions?.['id-token']);
		expect(trusted.map(([name]) => name)).toEqual(['publish']);
		for (const { run = '', uses = '' } of jobs.publish.steps) {
			expect(uses).not.toContain('checkout');
			expect(run).not.toMatch(/npm (ci|run|test)|npm install (?!--global npm@)/);
			if (run.includes('npm publish')) expect(run).toContain('--ignore-scripts');
		}
	});
});
