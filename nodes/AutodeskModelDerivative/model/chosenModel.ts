import { relatedId } from '../../../protocol/aps/jsonApi';
import { fillPath } from '../../../protocol/aps/ids';
import { urnClue } from '../../../protocol/aps/hookRegion';
import { decodeModelUrn, encodeModelUrn } from '../../../protocol/aps/modelUrn';
import { objectUrn } from '../../../protocol/aps/objectAddress';
import type { Region } from '../../../protocol/aps/regions';
import { fileUrn, itemId } from '../../fields/file';
import { fileVersion } from '../../fields/fileVersion';
import { exactLocatorValue, labelOf, locatedId } from '../../fields/locator';
import { object, objectAddress } from '../../fields/object';
import { projectId } from '../../fields/project';
import { chosenEventRegion } from '../../fields/region';
import type { ApsRun } from '../../parameters/run';
import { valueOf } from '../../parameters/values';
import { documentUrn } from '../../values/documentUrn';
import { modelFrom, modelRegion, urn } from './fields';

/** A model, and where what was made of it is stored. */
export interface Model {
	/** In Base64, as Model Derivative wants it. */
	urn: string;
	/** Undefined for Autodesk's default. Set when the model turns out to be elsewhere. */
	region: Region | undefined;
	/** Whether the region may be looked for. */
	isRegionAutomatic: boolean;
	/** With its extension; undefined unless what was entered or looked up anyway says it. */
	fileName: string | undefined;
}

/**
 * The model that the item names. Looks up the newest version of a file, and the ID of an object whose key
 * Autodesk may write in another way.
 *
 * @throws InvalidValue before any call; NodeApiError
 */
export async function chosenModel(run: ApsRun): Promise<Model> {
	const chosen = chosenEventRegion(run.param<unknown>(modelRegion.name, ''));
	const { urn: encoded, fileName } = await chosenFile(run);
	return {
		urn: encoded,
		region: chosen ?? regionIn(encoded),
		isRegionAutomatic: chosen === undefined,
		fileName: fileName ?? objectNameIn(encoded),
	};
}

/** Only if the URN names one region: `wipprod` may be any but EMEA. */
function regionIn(encoded: string): Region | undefined {
	const clue = urnClue(decodeModelUrn(encoded));
	return clue?.regions.length === 1 ? clue.regions[0] : undefined;
}

/** @returns undefined for anything but an object of a bucket */
function objectNameIn(encoded: string): string | undefined {
	return /^urn:adsk\.objects:os\.object:[^/]+\/(.+)$/.exec(decodeModelUrn(encoded))?.[1];
}

interface ChosenFile {
	/** In Base64. */
	urn: string;
	fileName?: string;
}

async function chosenFile(run: ApsRun): Promise<ChosenFile> {
	switch (valueOf(run, modelFrom)) {
		case 'urn':
			return { urn: valueOf(run, urn) };
		case 'object':
			return { urn: await urnOfObject(run) };
		case 'fileVersion':
			return await chosenVersion(run);
		default:
			return await newestOf(run, await itemId(checked(run), projectId(run)));
	}
}

/** Reports a wrong file before the project. */
function checked(run: ApsRun): ApsRun {
	fileUrn(run);
	return run;
}

/** The ID of a version is enough; that of a file means its newest version. */
async function chosenVersion(run: ApsRun): Promise<ChosenFile> {
	const text = locatedId(run, fileVersion.name, ['fileVersion', 'file']);
	const { kind, id } = documentUrn(labelOf(run, fileVersion.name), text, 'fileVersion');
	return kind === 'fileVersion' ? { urn: encodeModelUrn(id) } : await newestOf(run, id);
}

async function newestOf(run: ApsRun, item: string): Promise<ChosenFile> {
	const path = fillPath('/data/v1/projects/{project}/items/{item}/tip', {
		project: projectId(run),
		item,
	});
	const lookUp = run.aps.for({ action: 'Get Item Tip Version', scopes: ['data:read'] });
	const { data } = await lookUp.document({ path });
	const { name } = data.attributes ?? {};
	return {
		urn: relatedId(data, 'derivatives') ?? encodeModelUrn(data.id),
		fileName: typeof name === 'string' ? name : undefined,
	};
}

/** Letters that keys and IDs write alike. */
const PLAIN_KEY = /^[\w./-]+$/;

async function urnOfObject(run: ApsRun): Promise<string> {
	const entered = exactLocatorValue(run, object.name).trim();
	const address = objectAddress(run);
	if (entered.startsWith('urn:')) return encodeModelUrn(entered);
	if (PLAIN_KEY.test(address.objectKey)) return encodeModelUrn(objectUrn(address));
	const path = fillPath('/oss/v2/buckets/{bucketKey}/objects/{objectKey}/details', {
		...address,
	});
	const lookUp = run.aps.for({ action: 'Get Object Details', scopes: ['data:read'] });
	const { objectId } = await lookUp.record({ path }, 'objectId');
	return encodeModelUrn(String(objectId));
}
