let versions = 0;

/** The callback of a new file version, formatted like Autodesk's; each one differs. */
export function versionAdded(
	fields: { name?: string; hookId?: string; lineage?: string } = {},
): string {
	versions += 1;
	return JSON.stringify(
		{
			version: '1.0',
			resourceUrn: `urn:adsk.wipprod:fs.file:vf.test?version=${versions}`,
			hook: {
				hookId: fields.hookId ?? '4711',
				system: 'data',
				event: 'dm.version.added',
				status: 'active',
			},
			payload: {
				name: fields.name ?? `drawing ${versions}.dwg`,
				lineageUrn: `urn:adsk.wipprod:dm.lineage:${fields.lineage ?? 'test'}`,
				modifiedTime: new Date(Date.UTC(2025, 0, 1) + versions * 1000).toISOString(),
			},
		},
		null,
		2,
	);
}

/** The callback of a new folder. Nothing in its payload distinguishes two of them. */
export function folderAdded(): string {
	return JSON.stringify({
		version: '1.0',
		resourceUrn: 'urn:adsk.wipprod:fs.folder:co.test',
		hook: { hookId: '4712', system: 'data', event: 'dm.folder.added' },
		payload: { name: 'Plans' },
	});
}
