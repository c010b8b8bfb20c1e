import { decodeModelUrn, encodeModelUrn } from '../../../protocol/aps/modelUrn';
import { seesProject } from '../dataManagement/access';
import type { Call } from '../http/endpoint';
import { readRegion } from '../http/region';
import { Refusal } from '../http/refusal';
import type { Translation } from '../state/translation';
import { isViewable, typeOf } from './formats';

type AnyCall = Call<never> | Call<unknown> | Call;

/** The file behind a model. */
export interface Source {
	/** In URL-safe Base64, without padding. */
	urn: string;
	name: string;
}

/** @throws Refusal 400 for a URN that is none, 403 for a file of others, 404 for none */
export function sourceOf(call: AnyCall, encoded = call.params.urn): Source {
	// Autodesk documents no padding, and the standard alphabet would break the path.
	if (!/^[\w-]+$/.test(encoded)) throw new Refusal(400, 'The URN is not URL-safe Base64');
	const urn = decodeModelUrn(encoded);
	if (encodeModelUrn(urn) !== encoded || !urn.startsWith('urn:adsk.')) {
		throw new Refusal(400, 'Failed to decode the URN');
	}
	const { versions, items, projects, objects, buckets } = call.sim.state;
	const version = versions.get(urn);
	if (version !== undefined) {
		const project = projects.get(items.get(version.itemId)!.projectId)!;
		if (!seesProject(call, project)) throw new Refusal(403, 'Access denied to the source file');
		return { urn: encoded, name: version.name };
	}
	const object = objects.get(urn);
	if (object?.content === undefined)
		throw new Refusal(404, 'The requested resource does not exist.');
	if (object.projectId === undefined) {
		const owner = buckets.get(object.bucketKey)?.bucketOwner;
		if (owner !== call.caller.clientId) throw new Refusal(403, 'Access denied to the bucket');
	}
	return { urn: encoded, name: object.objectKey.split('/').at(-1)! };
}

/** The region of the call. The United States are Autodesk's default. */
export function regionOf({ headers }: AnyCall) {
	return readRegion(headers.region?.toString()) ?? 'US';
}

/**
 * What was made of the model of the path, in the region of the call. Files of ACC are translated to SVF2 when
 * they are uploaded.
 *
 * @throws Refusal as {@link sourceOf}, and 404 in any other region
 */
export function translationOf(call: AnyCall): Translation {
	const source = sourceOf(call);
	const translation = call.sim.state.translations.get(source.urn) ?? automatic(call, source);
	if (translation?.region === regionOf(call)) return translation;
	throw new Refusal(404, 'The requested resource does not exist.');
}

/** Only one of each: a manifest that was deleted stays so. */
function automatic({ sim }: AnyCall, { urn, name }: Source): Translation | undefined {
	const { versions, items, projects, hubs, deletedManifests } = sim.state;
	const version = versions.get(decodeModelUrn(urn));
	if (version === undefined || deletedManifests.has(urn) || !isViewable(name)) return undefined;
	const project = projects.get(items.get(version.itemId)!.projectId)!;
	const translation: Translation = {
		urn,
		sourceName: name,
		region: hubs.get(project.hubId)!.region,
		formats: new Map([
			[
				'svf2',
				{ views: ['2d', '3d'], hasMasterViews: typeOf(name) === 'rvt', finishesAt: Date.now() },
			],
		]),
	};
	sim.state.translations.set(urn, translation);
	return translation;
}
