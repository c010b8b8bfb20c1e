import { fillPath } from '../../../protocol/aps/ids';
import { readManifest } from '../../../protocol/aps/manifest';
import type { Manifest } from '../../../protocol/aps/manifest';
import type { JsonObject } from '../../../protocol/json';
import { isJsonObject } from '../../../protocol/json';
import type { ApsRun } from '../../parameters/run';
import { modelAdvice } from './advice';
import type { Model } from './chosenModel';
import { inRegion, MANIFEST_PATH } from './inRegion';

/** What was made of a model, and the record as Autodesk returned it. */
export interface ManifestAnswer {
	manifest: Manifest;
	raw: JsonObject;
}

/** @throws NodeApiError, also if nothing was translated yet */
export async function manifestOf(run: ApsRun, model: Model): Promise<ManifestAnswer> {
	return await inRegion(run, model, async (region) => {
		const path = fillPath(MANIFEST_PATH, { urn: model.urn });
		return await calls(run).read({ path, region }, ({ body }) => manifestIn(body));
	});
}

/** @returns undefined if nothing was translated yet @throws NodeApiError */
export async function manifestIfAny(
	run: ApsRun,
	model: Model,
): Promise<ManifestAnswer | undefined> {
	const path = fillPath(MANIFEST_PATH, { urn: model.urn });
	const { region } = model;
	const answer = await calls(run).request({ path, region, accept: [404] });
	if (answer.status === 404) return undefined;
	return run.aps.readAnswer({}, answer, ({ body }) => manifestIn(body));
}

function calls({ aps }: ApsRun) {
	return aps.for({ action: 'Fetch Manifest', scopes: ['data:read'], advice: modelAdvice });
}

function manifestIn(body: unknown): ManifestAnswer | undefined {
	const manifest = readManifest(body);
	return manifest && isJsonObject(body) ? { manifest, raw: body } : undefined;
}
