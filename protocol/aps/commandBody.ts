/** The commands of Data Management about Revit cloud models. */
export type CloudModelCommand =
	| 'commands:autodesk.bim360:C4RModelPublish'
	| 'commands:autodesk.bim360:C4RPublishWithoutLinks'
	| 'commands:autodesk.bim360:C4RModelGetPublishJob';

/** The only kind of file that these commands take. */
export const CLOUD_MODEL_TYPE = 'items:autodesk.bim360:C4RModel';

/** The body of a command about one file. */
export function commandBody(type: CloudModelCommand, itemId: string): object {
	return {
		jsonapi: { version: '1.0' },
		data: {
			type: 'commands',
			attributes: { extension: { type, version: '1.0.0' } },
			relationships: { resources: { data: [{ type: 'items', id: itemId }] } },
		},
	};
}
