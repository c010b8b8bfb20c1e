import { join } from 'node:path';
import { mkdir, rm } from 'node:fs/promises';
import { APPS } from '../../test/simulator';
import type { SimulatorProcess } from '../simulatorProcess';
import type { BenchedN8n } from './benchedN8n';
import { takeRightFiles } from './files';
import { BUCKET, objectKeys, SEED } from './job';
import type { Job } from './job';
import type { Outcome } from './outcome';
import type { Order } from './programs/main';
import { runProgram } from './runProgram';
import type { Steps } from './workflows';
import { ourDownload, ourUpload, requestDownload, requestUpload } from './workflows';

/** Where a job happens. */
export interface Place {
	simulator: SimulatorProcess;
	n8n: BenchedN8n;
	/** For what programs download. */
	folder: string;
	/** Contains what is uploaded. */
	filesFolder: string;
	/** Of each file. */
	sha1: string;
}

export interface Contender {
	name: string;
	/** What the others are compared with, if any. */
	reference?: 'plain' | 'usual';
	run(): Promise<Outcome>;
}

/** The contenders for a job, with the usual way first. */
export function contendersOf(job: Job, place: Place): Contender[] {
	const { n8n, filesFolder } = place;
	const { credential } = n8n;
	const ofNodes = (steps: Steps, reference?: Contender['reference']): Contender => ({
		name: steps.name,
		reference,
		run: async () => await runSteps(job, place, steps),
	});
	const ofProgram = (name: string, program: Order['program']): Contender => ({
		name,
		reference: program === 'plain' ? 'plain' : undefined,
		run: async () => await runOrder(job, place, program),
	});
	const programs = [
		ofProgram('@aps_sdk/oss', 'sdk'),
		ofProgram('plain program, 8 connections', 'plain'),
	];
	if (job.direction === 'down') {
		const ours = ourDownload(credential);
		const nodes = [ofNodes(requestDownload(credential), 'usual')];
		return [...nodes, ...programs, ...(ours ? [ofNodes(ours)] : [])];
	}
	const ours = ofNodes(ourUpload(credential, filesFolder));
	// For several files, a user would have to build a loop.
	if (job.files > 1) return [...programs, ours];
	return [ofNodes(requestUpload(credential, filesFolder, job.size), 'usual'), ...programs, ours];
}

async function runSteps(job: Job, place: Place, steps: Steps): Promise<Outcome> {
	const { n8n, sha1 } = place;
	const { output, ...ran } = await n8n.run(steps.name, steps.nodes, steps.transfers);
	if (ran.failure !== undefined) return { ...ran, right: false };
	if (job.direction === 'down') {
		return { ...ran, right: await takeRightFiles(n8n.userFolder, { ...job, sha1 }) };
	}
	// n8n's copies of what it read.
	await takeRightFiles(n8n.userFolder, { ...job, sha1 });
	const ids = output.map(
		(json) => /urn:adsk\.objects:os\.object:[^"?]+/.exec(JSON.stringify(json))?.[0],
	);
	return { ...ran, right: await allRight(place, ids, job.files) };
}

async function runOrder(job: Job, place: Place, program: Order['program']): Promise<Outcome> {
	const { simulator, sha1 } = place;
	const downloads = join(place.folder, 'downloads');
	await mkdir(downloads);
	const scopes = ['data:read', 'data:write', 'data:create'];
	const grant = { kind: '2L', clientId: APPS.twoLegged.clientId, scopes };
	const { token } = await simulator.ask<{ token: string }>('POST', 'tokens', grant);
	const folder = job.direction === 'down' ? downloads : place.filesFolder;
	const ran = await runProgram({ program, job, url: simulator.url, token, folder });
	const ids = objectKeys(job).map((key) => `urn:adsk.objects:os.object:${BUCKET}/${key}`);
	const right =
		ran.failure === undefined &&
		(job.direction === 'down'
			? await takeRightFiles(downloads, { ...job, sha1 })
			: await allRight(place, ids, job.files));
	await rm(downloads, { recursive: true, force: true });
	return { ...ran, right };
}

async function allRight(
	{ simulator }: Place,
	ids: ReadonlyArray<string | undefined>,
	files: number,
): Promise<boolean> {
	let right = 0;
	for (const objectId of ids) {
		const body = { objectId, seed: SEED };
		const answer = await simulator
			.ask<{ right: boolean }>('POST', 'objects/check', body)
			.catch(() => ({ right: false }));
		if (answer.right) right++;
	}
	return right === files;
}
