import { action } from '../../action.ts'
import { audit } from '../../audit.ts'

const office = { office_name: 'text', office_phone: 'text?', office_site: 'text?' } as const

/** How the office calls itself and can be reached: shown to every maker who first writes. */
export const lookAtOffice = action({
  name: 'look_at_office',
  for: ['admin'],
  needs: {},
  gives: { found: office },
  async run(_, { tx, actor }) {
    const region = await tx.prisma.region.findUniqueOrThrow({ where: { code: actor.region } })
    return {
      outcome: 'found',
      values: {
        office_name: region.officeName,
        office_phone: region.officePhone ?? undefined,
        office_site: region.officeSite ?? undefined,
      },
    }
  },
})

/** Changes whatever of it was told. */
export const setOffice = action({
  name: 'set_office',
  for: ['admin'],
  needs: { new_name: 'text?', new_phone: 'text?', new_site: 'text?' },
  gives: { set: office },
  async run({ new_name, new_phone, new_site }, { tx, now, actor }) {
    const code = actor.region
    const before = await tx.prisma.region.findUniqueOrThrow({ where: { code } })
    const told = {
      ...(new_name === undefined ? {} : { officeName: new_name }),
      ...(new_phone === undefined ? {} : { officePhone: new_phone }),
      ...(new_site === undefined ? {} : { officeSite: new_site }),
    }
    const after = await tx.prisma.region.update({ where: { code }, data: told })
    await audit(tx, actor, now, {
      act: 'set_office',
      subject: 'regions',
      subjectId: Number(code.replace('.', '')),
      before: { officeName: before.officeName, officePhone: before.officePhone, officeSite: before.officeSite },
      after: told,
    })
    return {
      outcome: 'set',
      values: {
        office_name: after.officeName,
        office_phone: after.officePhone ?? undefined,
        office_site: after.officeSite ?? undefined,
      },
      wrote: true,
    }
  },
})
