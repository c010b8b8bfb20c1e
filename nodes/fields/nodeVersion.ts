import type { IExecuteFunctions } from 'n8n-workflow';

/**
 * The versions of the action nodes. n8n saves only values that differ from the default, so a new default or
 * another kind of field needs a version: saved workflows keep theirs.
 */
export const VERSIONS = [1, 1.1];

/** The version of new nodes. */
export const LATEST = 1.1;

/** Shows a parameter in this version and later ones. */
export function fromVersion(version: number) {
	return { displayOptions: { show: { '@version': [{ _cnd: { gte: version } }] } } };
}

/** Shows a parameter in the versions before this one. */
export function untilVersion(version: number) {
	return { displayOptions: { show: { '@version': [{ _cnd: { lt: version } }] } } };
}

/** Whether the node has this version or a later one. */
export function isOfVersion(ctx: Pick<IExecuteFunctions, 'getNode'>, version: number): boolean {
	return ctx.getNode().typeVersion >= version;
}
