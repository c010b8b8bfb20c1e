import { fillPath } from '../../../protocol/aps/ids';
import { DEFAULT_REGION, REGIONS } from '../../../protocol/aps/regions';
import type { Region } from '../../../protocol/aps/regions';
import { onStatus } from '../../apsClient/onStatus';
import type { ApsRun } from '../../parameters/run';
import type { Model } from './chosenModel';

export const MANIFEST_PATH = '/modelderivative/v2/designdata/{urn}/manifest';

const NOT_FOUND = 404;

/**
 * Calls Model Derivative where the model was translated. Only if nothing is found where it is expected, the
 * other regions are asked for a manifest.
 *
 * @throws NodeApiError of the first call, if no other region has the model
 */
export async function inRegion<Result>(
	run: ApsRun,
	model: Model,
	call: (region: Region | undefined) => Promise<Result>,
): Promise<Result> {
	return await call(model.region).catch(
		onStatus(NOT_FOUND, async (error) => {
			const found = model.isRegionAutomatic ? await regionOf(run, model) : undefined;
			if (found === undefined) throw error;
			model.region = found;
			return await call(found);
		}),
	);
}

/** @returns undefined if no region has a manifest, or the expected one does, so that something else is missing */
async function regionOf(run: ApsRun, model: Model): Promise<Region | undefined> {
	const expected = model.region ?? DEFAULT_REGION;
	model.isRegionAutomatic = false;
	if (await hasManifest(run, model, expected)) return undefined;
	const others = REGIONS.filter((region) => region !== expected);
	const found = await Promise.all(others.map((region) => hasManifest(run, model, region)));
	return others.find((_region, index) => found[index]);
}

/** A region that refuses the call does not have the model either. */
async function hasManifest(run: ApsRun, { urn }: Model, region: Region): Promise<boolean> {
	const { status } = await run.aps.request({
		path: fillPath(MANIFEST_PATH, { urn }),
		region,
		accept: [400, 403, NOT_FOUND],
	});
	return status < 400;
}
