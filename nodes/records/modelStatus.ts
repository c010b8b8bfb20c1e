import type { IDataObject } from 'n8n-workflow';
import type { Manifest } from '../../protocol/aps/manifest';

/**
 * How the translations of a model stand.
 *
 * @param derivativeUrn of the model, in Base64
 * @returns `progress` from 0 to 100; `messages` are warnings and errors of the translation
 */
export function simplifyManifest(manifest: Manifest, derivativeUrn: string): IDataObject {
	const { derivatives, status, progress, hasThumbnail, region, messages } = manifest;
	return {
		name: derivatives.find(({ name }) => name !== undefined)?.name ?? null,
		status,
		progress: progress ?? null,
		formats: derivatives.map((derivative) => ({
			format: derivative.format,
			status: derivative.status,
			progress: derivative.progress ?? null,
		})),
		hasThumbnail,
		messages: [...messages],
		region: region ?? null,
		derivativeUrn,
	};
}

export const modelStatusExample: IDataObject = {
	name: 'Tower A.rvt',
	status: 'success',
	progress: 100,
	formats: [{ format: 'svf2', status: 'success', progress: 100 }],
	hasThumbnail: true,
	messages: [],
	region: 'US',
	derivativeUrn: 'dXJuOmFkc2sud2lwcHJvZDpmcy5maWxlOnZmLmhDNms0aG5kUldhZUlWaElqdkh1OHc_dmVyc2lvbj0z',
};
