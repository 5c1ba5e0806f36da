import { tellsOfLackOfCompetence } from '../../../domain/cases/lack-of-competence.js';

describe('reasons for not accepting an application (M11, AL 32 (1))', () => {
  test.each([
    '该事项不属于本机关职权范围',
    '申请事项依法不属于本行政机关职权范围，应当向市公安局申请',
    '不属本局管辖',
    '该事项不在本区管辖范围内',
    '该事项不归本局管理，由市公安局负责',
    '该许可不由我委负责',
    '不属于和平区受理',
    '该事项不属于本窗口办理的事项',
    '本机关无权办理该事项',
    '本局没有权限，无管辖权',
    '本局不具有对该项目的审批职权',
    '没有权处理此类申请',
    '申请超出本机关的职权范围',
    'This matter is not within the competence of this bureau',
    'The bureau lacks jurisdiction over it',
  ])('%s: somebody else is competent', (reasons) => {
    expect(tellsOfLackOfCompetence(reasons)).toBe(true);
  });

  test.each([
    '依法不属于应当办理行政许可的事项，无需取得许可',
    '申请事项依法不需要取得行政许可',
    '申请材料不属于本事项受理所需材料',
    '申请人不属于在本区办理居住证的人员',
    '申请人隐瞒有关情况，在一年内不得再次申请',
    '提供的租赁合同不在有效期内，无法受理',
    '没有提交权属证明，窗口无法办理',
    'No licence is needed for this activity',
  ])('%s: nobody else is', (reasons) => {
    expect(tellsOfLackOfCompetence(reasons)).toBe(false);
  });
});
