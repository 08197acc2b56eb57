/**
 * What a release needs beside its contents. Without options, as `npm publish` calls it: refuses a package whose links on
 * npm would lead nowhere, or that would be published without provenance. `--fill-in URL` writes where the repository is
 * into package.json, `--tag NAME` holds a tag to the version, `--dist-tag` prints the tag under which npm offers it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

/** Where a repository is, as package.json says it. */
export const addressesOf = (repository) => ({
  repository: { type: 'git', url: `git+${repository}.git` },
  homepage: `${repository}#readme`,
  bugs: { url: `${repository}/issues` },
});

/** What keeps a package from being published, a line each. */
export function obstaclesTo(manifest, env) {
  const isAddress = (value) => typeof value === 'string' && /^(git\+)?https:\/\/\S+$/.test(value);
  const { version, repository, homepage, bugs } = manifest;
  return [
    ...(isAddress(repository?.url) ? [] : ['package.json has no "repository".']),
    ...(isAddress(homepage) ? [] : ['package.json has no "homepage".']),
    ...(isAddress(bugs?.url) ? [] : ['package.json has no "bugs": nobody could report one.']),
    ...(/^[1-9]\d*\.\d+\.\d+(-[\w.]+)?$/.test(version)
      ? []
      : [`${version} is no version to publish.`]),
    ...(env.npm_config_provenance === 'true'
      ? []
      : [
          'It would be published without provenance: npm publish --provenance, from the release workflow.',
        ]),
  ];
}

/** `rc` for 1.0.0-rc.1, so that nobody gets it who has not asked for it. */
export const distTagOf = (version) => /-([a-z]+)/i.exec(version)?.[1] ?? 'latest';

function main() {
  const { values } = parseArgs({
    options: {
      'fill-in': { type: 'string' },
      tag: { type: 'string' },
      'dist-tag': { type: 'boolean' },
    },
  });
  const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
  if (values['dist-tag']) {
    console.log(distTagOf(manifest.version));
    return;
  }
  if (values.tag !== undefined && values.tag !== `v${manifest.version}`) {
    console.error(`The tag is ${values.tag}, and the version ${manifest.version}.`);
    process.exitCode = 1;
    return;
  }
  const repository = values['fill-in'];
  if (repository !== undefined) {
    const filled = { ...manifest, ...addressesOf(repository) };
    writeFileSync('package.json', `${JSON.stringify(filled, null, 2)}\n`);
    return;
  }
  const obstacles = obstaclesTo(manifest, process.env);
  for (const obstacle of obstacles) console.error(obstacle);
  process.exitCode = obstacles.length === 0 ? 0 : 1;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) main();
