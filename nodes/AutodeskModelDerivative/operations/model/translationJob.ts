import type { IDataObject } from 'n8n-workflow';
import { isTranslating } from '../../../../protocol/aps/manifest';
import type { Manifest } from '../../../../protocol/aps/manifest';
import { isJsonObject } from '../../../../protocol/json';
import { bodyOf } from '../../../parameters/body';
import { merged } from '../../../parameters/merged';
import { valueIn, valueOf } from '../../../parameters/values';
import type { OperationRun } from '../../../operations/operation';
import { InvalidValue } from '../../../values/invalidValue';
import { advancedOf } from './advancedOptions';
import { formats, views } from './translationFormats';
import { rootFile, translationOptions, workflowAttribute } from './translationOptions';

const FOR_VIEWER = ['svf', 'svf2'];

/** What is to be translated into what. */
export interface TranslationJob {
	/** E.g. `['svf2', 'ifc']`. */
	formats: readonly string[];
	/** Of an archive. */
	rootFile: string | undefined;
	/** Whether options change what a format contains, so that an existing derivative may differ. */
	isSpecial: boolean;
	/** Without the URN. */
	body: IDataObject;
}

/** @throws InvalidValue before any call */
export function translationJob(run: OperationRun): TranslationJob {
	const chosen = valueOf(run, formats);
	const advanced = chosen.map((type) => advancedOf(run, translationOptions, type));
	const root = valueIn(run, translationOptions, rootFile);
	const chosenViews = chosen.some((type) => FOR_VIEWER.includes(type)) ? valueOf(run, views) : [];
	if (chosen.some((type) => FOR_VIEWER.includes(type)) && chosenViews.length === 0) {
		throw new InvalidValue(views.displayName, 'choose 2D, 3D or both');
	}
	const body: IDataObject = {
		input: { compressedUrn: root === undefined ? undefined : true, rootFilename: root },
		output: {
			formats: chosen.map((type, index) => ({
				type,
				views: FOR_VIEWER.includes(type) ? chosenViews : undefined,
				advanced: advanced[index],
			})),
		},
	};
	const fields = bodyOf(run, translationOptions);
	const { misc } = fields;
	if (isJsonObject(misc) && misc.workflow === undefined && misc.workflowAttribute !== undefined) {
		throw new InvalidValue(workflowAttribute.displayName, 'they need a Workflow ID');
	}
	return {
		formats: chosen,
		rootFile: root,
		isSpecial: advanced.some((settings) => settings !== undefined) || root !== undefined,
		body: merged(body, fields),
	};
}

/** Whether every format is there or on its way, so that there is nothing to pay for. */
export function hasAll(
	{ derivatives }: Manifest,
	{ formats: wanted, isSpecial }: TranslationJob,
): boolean {
	if (isSpecial) return false;
	return wanted.every((type) =>
		derivatives.some(
			({ format, status }) => format === type && (status === 'success' || isTranslating(status)),
		),
	);
}

export function isTranslatingAny(
	manifest: Manifest | undefined,
	{ formats: wanted }: TranslationJob,
): boolean {
	return (manifest?.derivatives ?? []).some(
		({ format, status }) => wanted.includes(format) && isTranslating(status),
	);
}
